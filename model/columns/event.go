package columns

// What event.yaml says can stand in tables.

const dayWords = "Date, Jour, Tag, Datum, Día, Fecha"

var days = Table{
	Name: "days", Required: 1, Meaning: "a conference day, or a part of one, instead of days in event.yaml",
	Also: "Day, Conference days, Dates, Opening hours, Jours, Tage, Días",
	Columns: []Column{
		{Name: "day", Holds: Time, Example: "2023-10-09", Also: dayWords, Meaning: "the day; it may come twice, for the morning and the afternoon"},
		{Name: "from", Holds: Time, Example: "09:00", Also: "Opens, Opening, Start, Starts, Begin, Begins, Start time, De, Ouverture, Début, Von, Beginn, Öffnet, Desde, Inicio, Apertura", Meaning: "when the first session may start, at the venue; empty: windows.csv says"},
		{Name: "to", Holds: Time, Example: "18:00", Also: "Closes, Closing, End, Ends, Until, Till, End time, À, Fermeture, Fin, Bis, Ende, Schließt, Hasta, Cierre", Meaning: "when the last session has to end"},
		{Name: "hours", Holds: Time, Example: "9:00-18:00", Also: "Time, Times, Horaire, Heures, Uhrzeit, Zeit, Horas, Horario", Meaning: "from and to in one cell"},
		{Name: "lunch", Holds: Times, Example: "12:30-13:30", Also: "Lunch break, Break, Déjeuner, Pause, Mittagspause, Mittag, Almuerzo, Comida, Pausa", Meaning: "when no session is in any room (R15)"},
	},
}

var types = Table{
	Name: "types", Required: 2, Meaning: "a kind of session, instead of types in event.yaml",
	Also: "Session types, Formats, Types de session, Sitzungsarten, Formatos",
	Columns: []Column{
		{Name: "type", Holds: ID, Example: "Open Forum", Also: "Session type, Name, Format, Kind, Typ, Art, Tipo, Formato", Meaning: "as sessions and windows call it", Public: true},
		{Name: "minutes", Holds: Length, Example: "60", Also: minutesWords, Meaning: "how long such a session takes; empty or 0: each session says"},
	},
}

var roles = Table{
	Name: "roles", Required: 1, Meaning: "what people do in sessions, instead of roles in event.yaml",
	Also: "Cast roles",
	Columns: []Column{
		{Name: "role", Holds: ID, Example: "speaker", Also: "Name, Function, Rôle, Rolle, Rol", Meaning: "as the cast calls it", Public: true},
		{Name: "must", Holds: Choice, Words: RoleMust, Example: "yes", Also: "Must attend, Mandatory, Required", Meaning: "whether the session cannot take place without them; alone: without whoever is the one person in the role there; empty: alone for organizer, else yes"},
		{Name: "host", Holds: Choice, Words: YesOrNo, Example: "no", Also: "Hosts, Leads", Meaning: "whether they lead the session; empty: no"},
		{Name: "presence", Holds: Choice, Words: Presences, Example: "online", Also: "Participation, Online or onsite, Onsite or online, On site or online, In person or online", Meaning: "how they take part; empty: online for online_moderator, onsite for onsite_moderator, else as people.csv says"},
	},
}

var breakColumns = []Column{
	{Name: "day", Holds: Time, Example: "2023-10-09", Also: dayWords + ", Days", Meaning: "the day, days, or empty for every day", Public: true},
	{Name: "from", Holds: Time, Example: "12:30", Also: "Start, Starts, Begin, Begins, Start time, De, Début, Von, Beginn, Desde, Inicio", Meaning: "when it begins, at the venue", Public: true},
	{Name: "to", Holds: Time, Example: "13:30", Also: "End, Ends, Until, Till, End time, À, Fin, Bis, Ende, Hasta", Meaning: "when it ends", Public: true},
	{Name: "hours", Holds: Time, Example: "12:30-13:30", Also: "Time, Times, When, Horaire, Heures, Uhrzeit, Zeit, Horas, Horario", Meaning: "from and to in one cell", Public: true},
	{Name: "title", Holds: Text, Example: "Coffee", Also: "What, Name, Break, Titre, Pause, Titel, Título, Pausa", Meaning: "what it is", Public: true},
	{Name: "rooms", Holds: Refs, Example: "C1;C2", Also: "Room, Where, Salle, Salles, Raum, Räume, Sala, Salas", Public: true, Meaning: "rooms that no session is in then (R15); empty: all"},
	{Name: "public", Holds: Choice, Words: YesOrNo, Example: "no", Also: "Shown, Öffentlich, Público", Meaning: "whether public programmes show it; empty: yes"},
}

var breaks = Table{
	Name: "breaks", Meaning: "hours in which rooms are held for something else than sessions",
	Also:    "Break, Coffee breaks, Pauses, Pausen, Pausas",
	Columns: breakColumns,
}

var lunch = Table{
	Name: "lunch", Meaning: "a break whose title is Lunch where none is given",
	Also:    "Lunch breaks, Lunch break, Lunches, Déjeuner, Mittagspause, Almuerzo",
	Columns: breakColumns,
}
