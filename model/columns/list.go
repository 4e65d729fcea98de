package columns

import "programme/model/rules"

// Words for columns that several tables have.
const (
	zoneWords     = "Time zone, TZ, Home time zone, Local time zone, Fuseau horaire, Fuseau, Zeitzone, Zona horaria, Huso horario"
	presenceWords = "Attending, Attendance, Attendance mode, Participation, Participation mode, Mode, Presence mode, In person or online, Onsite or online, On site or online, Online or onsite, Présence, Modalité, Mode de participation, Teilnahme, Teilnahmeart, Anwesenheit, Presencia, Modalidad, Asistencia, Participación"
	startWords    = "From, Begin, Begins, Beginning, Start time, Starts at, Starting time, Opens, Début, Heure de début, Beginn, Anfang, Startzeit, Von, Inicio, Comienzo, Desde, Hora de inicio"
	endWords      = "To, Until, Till, End time, Ends, Ends at, Finish, Closes, Fin, Heure de fin, Jusqu'à, Ende, Schluss, Endzeit, Bis, Hasta, Final, Hora de fin"
	orgWords      = "Organisation, Organization, Institution, Company, Entity, Affiliation, Organisme, Établissement, Einrichtung, Institut, Organización, Institución, Entidad"
	minutesWords  = "Duration, Length, Mins, Min, Time needed, Durée, Longueur, Dauer, Länge, Minuten, Duración, Minutos"
	noteWords     = "Comment, Remark, Observation, Commentaire, Remarque, Bemerkung, Bemerkungen, Anmerkung, Anmerkungen, Notiz, Notizen, Nota, Comentario, Observación, Observaciones"
	linkWords     = "URL, Website, Web page, Webpage, Homepage, Address of the page, Lien, Page web, Site web, Webseite, Netzadresse, Enlace, Página web, Sitio web"
	imageWords    = "Picture, Logo, Image url, Illustration, Bild, Imagen"
	idWords       = "Code, No, Nr, Number, Ref, Reference, Identifier, Identifiant, Numéro, Référence, Nummer, Kennung, Kürzel, Identificador, Código, Número, Referencia"
)

var sessions = Table{
	Name: "sessions", Required: 3, Meaning: "a thing to place: a workshop, a forum, a ceremony",
	Imported: "format, source",
	Also:     "Session list, Talks, Programme items, Proposals, Submissions, Séances, Ateliers, Sitzungen, Veranstaltungen, Sesiones",
	Columns: []Column{
		{Name: "id", Holds: ID, Example: "OF 44", Also: idWords + ", Session id, Session code, Session no, Session number, Session key, Proposal id", Meaning: "the public id of the session, by which every other table means it", Public: true},
		{Name: "title", Holds: Text, Example: "Future of ICT", Also: "Session title, Session name, Name, Titre, Intitulé, Titel, Bezeichnung, Título, Nombre", Meaning: "what the programme calls it", Public: true},
		{Name: "type", Holds: Ref, Example: "Open Forum", Also: "Session type, Format, Session format, Kind, Type de session, Type de séance, Typ, Art, Sitzungsart, Sitzungstyp, Formato, Tipo, Tipo de sesión", Meaning: "one of the types of event.yaml, which gives the minutes", Public: true},
		{Name: "minutes", Holds: Length, Example: "45", Also: minutesWords + ", Session length, Session duration", Meaning: "how long it takes; empty: as long as its type", Public: true},
		{Name: "state", Holds: Choice, Words: sessionStates, Example: "optional", Also: "Status, Decision, Statut, État, Stand, Zustand, Estado, Situación", Meaning: "whether it must be placed, may be, or must not; empty: confirmed"},
		{Name: "priority", Holds: Number, Example: "3", Also: "Prio, Rank, Ranking, Priorité, Rang, Priorität, Prioridad, Rango", Meaning: "of an optional session, 1 (first) to 9; empty: 5, the middle"},
		{Name: "themes", Holds: List, Example: "AI;Data", Also: "Track, Topic, Subject, Thème, Thématique, Axe, Thema, Themen, Themenfeld, Strang, Tema, Eje, Eje temático", Meaning: "what it is about; the first is its primary theme", Public: true},
		{Name: "org", Holds: Label, Example: "DiploFoundation", Also: orgWords, Meaning: "the organisation that holds it; of several, with ; between", Public: true},
		{Name: "languages", Holds: List, Example: "en;fr", Also: "Lang, Session language, Langue, Sprache, Sprachen, Idioma, Lengua", Meaning: "in which it is held", Public: true},
		{Name: "expected", Holds: Number, Example: "40", Also: "Expected audience, Expected attendance, Expected attendees, Expected participants, Expected number, Estimated audience, Estimated attendance, Audience size, Number of participants, Number of attendees, Headcount, Pax, Seats, Seats needed, Public attendu, Participants attendus, Nombre de participants, Places, Erwartete Teilnehmer, Erwartete Teilnehmerzahl, Teilnehmerzahl, Personenzahl, Sitzplätze, Asistentes previstos, Asistencia prevista, Número de participantes, Público previsto, Plazas", Meaning: "seats: how many people are expected; empty: not known"},
		{Name: "layout", Holds: Label, Example: "round", Also: "Room layout, Room setup, Room set-up, Seating, Seating plan, Aménagement, Disposition, Disposition de la salle, Configuration, Bestuhlung, Sitzordnung, Disposición, Montaje, Configuración", Meaning: "how its room is laid out; empty: in any way"},
		{Name: "prefers_layout", Holds: Label, Example: "theatre", Also: "Preferred layout, Preferred seating, Disposition souhaitée, Gewünschte Bestuhlung, Disposición preferida", Meaning: "how it would like its room to be laid out; empty: in any way"},
		{Name: "setup", Holds: Length, Example: "30", Also: "Setup time, Set-up time, Setup minutes, Set-up minutes, Temps d'installation, Temps de montage, Aufbauzeit, Rüstzeit, Tiempo de montaje, Tiempo de preparación", Meaning: "how long its room must be free before it; empty: 0"},
		{Name: "needs", Holds: List, Example: "captions;cart", Also: "Requirement, Technical requirements, Equipment, Equipment needed, Service, Services needed, Required services, AV, AV needs, Besoin, Besoins techniques, Équipement, Bedarf, Ausstattung, Technik, Necesidad, Necesidades, Requisito, Equipo, Equipamiento", Meaning: "services that its room must have, or the kind of a kit; of several kits, cart x2"},
		{Name: "prefers", Holds: List, Example: "streaming", Also: "Preferred services, Services liked, Services souhaités, Gewünschte Ausstattung, Servicios preferidos", Meaning: "services that its room had better have"},
		{Name: "avoids", Holds: List, Example: "glass wall", Also: "Avoided services, Services to avoid, Services à éviter, Unerwünschte Ausstattung, Servicios que evitar", Meaning: "services that its room had better not have"},
		{Name: "recorded", Holds: Choice, Words: recordings, Example: "no", Also: "Recording, Is recorded, To be recorded, Streamed, Enregistré, Enregistrement, Aufgezeichnet, Aufzeichnung, Grabada, Grabación", Meaning: "whether it is recorded or streamed; empty: not said", Public: true},
		{Name: "merge", Holds: Label, Example: "joint", Also: "Merged, Merged with, Merge with, Merge id, Merge group, Joint with, Held with, Fusion, Fusionné avec, Avec, Zusammengelegt mit, Zusammen mit, Fusionada con, Junto con", Meaning: "the same word beside sessions that act as one, or the id of one of them"},
		{Name: "notes", Holds: Text, Example: "asked by the host", Also: noteWords, Meaning: "for people; no rule reads it"},
		{Name: "interpretation", Holds: List, Example: "fr;es", Also: "Interpreted into, Interpretation languages, Interpreting, Languages of interpretation, Interprétation, Langues d'interprétation, Dolmetschung, Verdolmetschung, Dolmetschsprachen, Interpretación, Idiomas de interpretación", Meaning: "languages into which it is interpreted, besides its floor language, the first of its languages"},
		{Name: "abstract", Holds: Text, Example: "How small ISPs adopt IPv6.", Also: "Summary, Short description, Teaser, Résumé, Kurzfassung, Zusammenfassung, Kurzbeschreibung, Resumen", Meaning: "what it is about, in a sentence or two, without marks", Public: true},
		{Name: "description", Holds: Text, Example: "**Agenda** follows", Also: "Long description, Full description, Session description, Details, Descriptif, Beschreibung, Descripción", Meaning: "what it is about, as plain text or Markdown, in which HTML is text", Public: true},
		{Name: "links", Holds: Links, Example: "https://example.org/of44", Also: linkWords + ", Session link, Session url, Liens, Enlaces", Meaning: "the first is its own page", Public: true},
		{Name: "stream", Holds: Link, Example: "https://example.org/live", Also: "Stream url, Stream link, Live stream, Livestream, Video link, Webcast, Diffusion, Transmisión", Meaning: "where everybody can watch it, or take part", Public: true},
		{Name: "slides", Holds: Link, Example: "https://example.org/of44.pdf", Also: "Slides url, Presentation, Material, Diapositives, Présentation, Folien, Präsentation, Diapositivas, Presentación", Meaning: "where its slides are", Public: true},
		{Name: "image", Holds: Link, Example: "https://example.org/of44.png", Also: imageWords, Meaning: "a picture for it", Public: true},
	},
}

// NameTable is a file that says which columns the tables of an event mean by names of
// their own; no event folder has it.
var NameTable = Table{
	Name: "columns", Required: 2, Meaning: "a name that a table has for a column",
	Columns: []Column{
		{Name: "table", Holds: Label, Example: "sessions", Meaning: "the table, with or without .csv"},
		{Name: "column", Holds: Label, Example: "Laufzeit", Meaning: "the column as its first row has it"},
		{Name: "meant", Holds: Label, Example: "minutes", Meaning: "the column that is meant; none or empty: it is not read"},
	},
}

var people = Table{
	Name: "people", Required: 2, Meaning: "a human, or an organisation, in the cast of sessions",
	Also: "Persons, Participants, Speakers, Contacts, Personnes, Intervenants, Personen, Teilnehmer, Sprecher, Personas, Ponentes, Participantes",
	Columns: []Column{
		{Name: "id", Holds: ID, Example: "jk", Also: idWords + ", Person id, Participant id, Speaker id", Meaning: "by which the cast and availability mean the person; it can be the name itself"},
		{Name: "name", Holds: Label, Example: "Jovan Kurbalija", Also: "Full name, Person, Participant, Speaker, Speaker name, Nom, Nom complet, Personne, Vollständiger Name, Teilnehmer, Sprecher, Nombre, Nombre completo, Persona, Ponente", Meaning: "as the programme shows it; the other tables can mean the person by it, too", Public: true},
		{Name: "zone", Holds: Zone, Example: "Europe/Prague", Also: zoneWords, Meaning: "the clock on which the person lives; empty: not known, and no rule asks after the person's night"},
		{Name: "presence", Holds: Choice, Words: Presences, Example: "online", Also: presenceWords, Meaning: "how the person takes part, but for roles that say online, as online_moderator does; empty: as the role says, if it does", Public: true},
		{Name: "group", Holds: Label, Example: "Civil Society", Also: "Stakeholder group, Stakeholder, Stakeholder type, Constituency, Sector, Groupe, Partie prenante, Groupe de parties prenantes, Gruppe, Interessengruppe, Grupo, Grupo de interés, Parte interesada", Meaning: "the stakeholder group", Public: true},
		{Name: "region", Holds: Label, Example: "EEG", Also: "Regional group, UN region, UN regional group, Région, Groupe régional, Regionalgruppe, Región, Grupo regional", Meaning: "the regional group", Public: true},
		{Name: "arrive", Holds: Time, Example: "2023-10-07T10:00+09:00", Also: "Arrival, Arrives, Arrival time, Arrival date, Arriving, Arrivée, Heure d'arrivée, Ankunft, Anreise, Llegada, Hora de llegada", Meaning: "when somebody on site lands; empty: is there already"},
		{Name: "depart", Holds: Time, Example: "2023-10-10T20:00+09:00", Also: "Departure, Departs, Departure time, Departure date, Leaves, Leaving, Départ, Heure de départ, Abreise, Abfahrt, Abflug, Salida, Hora de salida, Partida", Meaning: "when somebody on site takes off; empty: stays"},
		{Name: "walk_factor", Holds: Factor, Example: "1.5", Also: "Walking factor, Facteur de marche, Gehfaktor, Factor de marcha", Meaning: "how many times longer than walk.csv says the person walks, 0.1 to 10; empty: 1"},
		{Name: "waiver", Holds: List, Example: "R27;R28", Also: "Waived rules, Waives, Exemption, Dispense, Ausnahme, Ausnahmen, Exención, Exenciones", Meaning: "rules that do not bind the person, by id; " + rules.And(rules.Waivers()) + " can be waived"},
		{Name: "aliases", Holds: List, Example: "kurbalija;JK", Also: "Also known as, AKA, Other names, Other ids, Autres noms, Andere Namen, Otros nombres", Meaning: "other ids or names by which tables mean the person"},
		{Name: "gender", Holds: Label, Example: "female", Also: "Sex, Genre, Sexe, Geschlecht, Género, Sexo", Meaning: "as the person gives it; empty: not given, and never taken from a name"},
		{Name: "kind", Holds: Choice, Words: personKinds, Example: "organisation", Also: "Person or organisation, Personne ou organisme, Person oder Organisation, Persona u organización", Meaning: "an organisation need not attend; empty: a person, unless all that they are is organizer and the name is that of an organisation"},
		{Name: "org", Holds: Label, Example: "DiploFoundation", Also: orgWords, Meaning: "the organisation that the person is of", Public: true},
		{Name: "languages", Holds: List, Example: "en;fr", Also: "Working languages, Spoken languages, Language combination, Langues de travail, Combinaison linguistique, Arbeitssprachen, Sprachkombination, Idiomas de trabajo, Combinación lingüística", Meaning: "of an interpreter: languages that the person works between; empty: not known"},
		{Name: "bio", Holds: Text, Example: "Works on IPv6.", Also: "Biography, About, Short bio, Speaker bio, Biographie, Kurzbiografie, Biografie, Lebenslauf, Biografía, Semblanza", Meaning: "who the person is, as plain text or Markdown, in which HTML is text", Public: true},
		{Name: "link", Holds: Link, Example: "https://example.org/jk", Also: linkWords + ", Profile, Profil, Perfil", Meaning: "a page about the person", Public: true},
		{Name: "image", Holds: Link, Example: "https://example.org/jk.png", Also: imageWords + ", Photo, Portrait, Avatar, Foto, Retrato", Meaning: "a picture of the person", Public: true},
		{Name: "mail", Holds: Mail, Example: "jk@example.org", Also: "E-mail, E-mail address, Mail address, Courriel, Adresse électronique, E-Mail-Adresse, Correo, Correo electrónico", Meaning: "for tools that know people by it; no public output has it"},
	},
}

var cast = Table{
	Name: "cast", Required: 3, Meaning: "one person in one role of one session",
	Also: "Roles, Line-up, Who does what, Distribution, Besetzung, Mitwirkende, Reparto",
	Columns: []Column{
		{Name: "session", Holds: Ref, Example: "OF 44", Also: "Session id, Session code, Talk, Séance, Atelier, Sitzung, Veranstaltung, Sesión", Meaning: "the session, by id", Public: true},
		{Name: "person", Holds: Ref, Example: "jk", Also: "Person id, Person name, Name, Full name, Participant, Who, Nom, Personne, Participante, Teilnehmer, Nombre, Persona", Meaning: "the person, by id, alias or name", Public: true},
		{Name: "role", Holds: Ref, Example: "speaker", Also: "Function, Duty, Rôle, Fonction, Rolle, Funktion, Rol, Papel, Función", Meaning: "what the person does there: one of the roles of event.yaml", Public: true},
		{Name: "presence", Holds: Choice, Words: Presences, Example: "onsite", Also: presenceWords, Meaning: "how the person takes part in this session, whatever the role and people.csv say; empty: online where the role says it (online_moderator), else as people.csv says, else as the role does (onsite_moderator: onsite)", Public: true},
		{Name: "must", Holds: Choice, Words: attendance, Example: "no", Also: "Must attend, Mandatory, Required, Obligatory, Obligatoire, Indispensable, Pflicht, Erforderlich, Obligatorio, Imprescindible", Meaning: "whether the session cannot take place without the person; empty: as the role says, no for an organisation, and for one of several organizers of the session"},
	},
}

var rooms = Table{
	Name: "rooms", Required: 2, Meaning: "a place that holds one session at a time",
	Also: "Venues, Salles, Räume, Säle, Salas",
	Columns: []Column{
		{Name: "id", Holds: ID, Example: "C1", Also: idWords + ", Room id, Room code, Room no, Room number, Raumnummer", Meaning: "by which the other tables mean the room", Public: true},
		{Name: "name", Holds: Label, Example: "Room C-1", Also: "Room, Room name, Hall, Salle, Nom, Nom de la salle, Raum, Saal, Raumname, Sala, Nombre, Nombre de la sala", Meaning: "as the programme shows it; the other tables can mean the room by it, too", Public: true},
		{Name: "area", Holds: Label, Example: "C", Also: "Building, Wing, Block, Bâtiment, Aile, Gebäude, Bereich, Trakt, Edificio, Área, Ala", Meaning: "the building, wing or floor; walk.csv can give the way between two", Public: true},
		{Name: "capacity", Holds: Number, Example: "80", Also: "Seats, Places, Size, Pax, Seating capacity, Capacité, Places assises, Kapazität, Sitze, Plätze, Sitzplätze, Capacidad, Asientos, Plazas, Aforo", Meaning: "seats; empty: not known, or those of the rooms that it combines", Public: true},
		{Name: "safety", Holds: Number, Example: "100", Also: "Safety limit, Fire limit, Fire capacity, Maximum occupancy, Max occupancy, Legal capacity, Limite de sécurité, Sicherheitsgrenze, Höchstzahl, Límite de seguridad, Aforo máximo", Meaning: "persons: how many are allowed at most; empty: no limit"},
		{Name: "layouts", Holds: List, Example: "round;theatre", Also: "Possible layouts, Room setup, Seating, Aménagement, Disposition, Configuration, Bestuhlung, Disposición, Montaje, Configuración", Meaning: "ways in which it can be laid out; empty: any"},
		{Name: "services", Holds: List, Example: "captions", Also: "Equipment, Facilities, Features, Amenities, AV, Équipement, Ausstattung, Technik, Dienste, Equipamiento, Equipo, Servicio", Meaning: "what it has: interpretation, captions, streaming", Public: true},
		{Name: "open", Holds: Times, Example: "2023-10-08T00:00Z/2023-10-09T12:00Z", Also: "Opening hours, Open hours, Hours, Heures d'ouverture, Öffnungszeiten, Horario", Meaning: "when it can be used; empty: always"},
		{Name: "notes", Holds: Text, Example: "door code at the desk", Also: noteWords, Meaning: "for people; no rule reads it"},
		{Name: "booths", Holds: Number, Example: "2", Also: "Interpretation booths, Interpreting booths, Interpreter booths, Booth count, Number of booths, Cabines, Cabines d'interprétation, Kabinen, Dolmetschkabinen, Cabinas, Cabinas de interpretación", Meaning: "how many languages can be interpreted into; empty: none, but not known where no room gives any"},
		{Name: "combines", Holds: Refs, Example: "Annex Hall 1;Room C-2", Also: "Combined rooms, Consists of, Parts, Sub-rooms, Réunit, Combine, Salles réunies, Besteht aus, Teilräume, Kombiniert, Combina, Se compone de", Meaning: "the rooms of which it consists, by id or name: a session in it takes them all, and nothing else is in any of them; its layouts and services are its own, and its seats, if it gives none, those of all of them"},
	},
}

var windows = Table{
	Name: "windows", Required: 3, Meaning: "an interval in which sessions may be placed",
	Also: "Slots, Time slots, Sessions times, Créneaux, Zeitfenster, Franjas",
	Columns: []Column{
		{Name: "id", Holds: ID, Example: "sun", Also: idWords + ", Name, Window, Window id, Slot, Slot id, Fenêtre, Créneau, Fenster, Ventana, Franja", Meaning: "by which rules.csv means the window"},
		{Name: "start", Holds: Time, Example: "2023-10-08T09:00", Also: startWords, Meaning: "when it opens"},
		{Name: "end", Holds: Time, Example: "2023-10-08T18:00", Also: endWords, Meaning: "when it closes; a window that closes as it opens is closed"},
		{Name: "starts", Holds: Times, Example: "09:00;10:30", Also: "Fixed starts, Allowed starts, Heures de début possibles, Feste Anfangszeiten, Horas de inicio fijas", Meaning: "the only starts of sessions, times or hours of each day; empty: free on the grain"},
		{Name: "types", Holds: Refs, Example: "Open Forum", Also: "Session type, Format, For types, Types de session, Arten, Sitzungsarten, Tipo, Formato", Meaning: "session types that may be placed; empty: all"},
		{Name: "rooms", Holds: Refs, Example: "C1", Also: "Salle, Raum, Räume, Sala", Meaning: "rooms that may be used; empty: all"},
		{Name: "prime", Holds: Choice, Words: YesOrNo, Example: "yes", Also: "Prime slot, Prime time, Heure de pointe, Hauptzeit, Horario estelar", Meaning: "whether it is a time that everyone wants; empty: no"},
		{Name: "zone", Holds: Zone, Example: "Asia/Tokyo", Also: zoneWords, Meaning: "the clock of times without an offset; empty: the venue's"},
	},
}

var availability = Table{
	Name: "availability", Required: 3, Meaning: "when a person, a room or a kit can, or cannot, be had",
	Also: "Availabilities, Unavailability, Constraints, Disponibilités, Verfügbarkeit, Verfügbarkeiten, Disponibilidad, Disponibilidades",
	Columns: []Column{
		{Name: "who", Holds: Ref, Example: "jk", Also: "Person, Name, Who or what, Participant, Speaker, Resource, Qui, Nom, Personne, Wer, Teilnehmer, Quién, Nombre, Persona", Meaning: "a person, a room or a kit, by id or name"},
		{Name: "start", Holds: Time, Example: "2023-10-08T02:00", Also: startWords, Meaning: "from when"},
		{Name: "end", Holds: Time, Example: "2023-10-08T05:00", Also: endWords, Meaning: "until when"},
		{Name: "kind", Holds: Choice, Words: kinds, Example: "no", Also: "Available, Availability, Can attend, Free, Status, Disponible, Disponibilité, Verfügbar, Verfügbarkeit, Disponibilidad", Meaning: "whether that time is free; prefer and avoid are wishes; empty: yes"},
		{Name: "zone", Holds: Zone, Example: "Europe/Prague", Also: zoneWords, Meaning: "the clock of times without an offset; empty: the venue's"},
		{Name: "source", Holds: Text, Example: "mail of 3 May", Also: "Said by, According to, Origin, Origine, Quelle, Herkunft, Fuente, Origen", Meaning: "who said so; no rule reads it"},
	},
}

var walk = Table{
	Name: "walk", Required: 3, Meaning: "how long the way from one room or area to another takes, and back",
	Also: "Walks, Walking times, Distances, Trajets, Wege, Gehzeiten, Caminos, Distancias",
	Columns: []Column{
		{Name: "from", Holds: Ref, Example: "C", Also: "From room, From area, Origin, De, Depuis, Origine, Von, Desde, Origen", Meaning: "a room, by id or name, or an area"},
		{Name: "to", Holds: Ref, Example: "Annex", Also: "To room, To area, Destination, À, Vers, Nach, Bis, Ziel, Hasta, Hacia, Destino", Meaning: "a room, by id or name, or an area"},
		{Name: "minutes", Holds: Length, Example: "7", Also: minutesWords + ", Walking time, Walk time, Walking minutes, Temps de marche, Gehzeit, Wegzeit, Tiempo a pie", Meaning: "how long it takes at a usual pace"},
	},
}

var kits = Table{
	Name: "kits", Required: 3, Meaning: "a pool of movable equipment, or of people who serve sessions",
	Also: "Equipment, Pools, Teams, Équipements, Ausrüstung, Geräte, Equipos",
	Columns: []Column{
		{Name: "id", Holds: ID, Example: "cart", Also: idWords + ", Kit, Kit id, Pool", Meaning: "by which availability and sessions mean the pool"},
		{Name: "kind", Holds: Label, Example: "zoom cart", Also: "Type, Service, Name, What, Nature, Nom, Art, Typ, Tipo, Nombre", Meaning: "the service that it gives, as sessions need it"},
		{Name: "count", Holds: Number, Example: "3", Also: "Quantity, Qty, How many, Pieces, Stock, Quantité, Anzahl, Menge, Stück, Cantidad, Unidades", Meaning: "how many there are"},
		{Name: "setup", Holds: Length, Example: "10", Also: "Setup time, Set-up time, Setup minutes, Montage, Installation, Aufbau, Aufbauzeit, Montaje", Meaning: "how long before a session one is taken; empty: 0"},
		{Name: "strike", Holds: Length, Example: "5", Also: "Strike time, Teardown, Take-down, Takedown, Démontage, Abbau, Abbauzeit, Desmontaje", Meaning: "how long after a session one is kept; empty: 0"},
		{Name: "move", Holds: Length, Example: "20", Also: "Move time, Moving time, Transfer time, Temps de transfert, Transfert, Umzugszeit, Transportzeit, Traslado, Tiempo de traslado", Meaning: "how long one takes from a room of one area to a room of another; empty: 0"},
	},
}

var settings = Table{
	Name: "rules", Required: 2, Meaning: "what is asked of some sessions, people or rooms, or a rule set otherwise for the event",
	Also: "Rule settings, Wishes, Règles, Souhaits, Regeln, Wünsche, Reglas, Deseos",
	Columns: []Column{
		{Name: "id", Holds: ID, Example: "large room", Also: idWords + ", Line, Setting, Zeile", Meaning: "by which answers and changes mean the line"},
		{Name: "rule", Holds: Ref, Example: rules.Pin, Also: "Rule id, Règle, Regel, Regla", Meaning: "the rule, by its id: programme rules lists them all"},
		{Name: "level", Holds: Label, Example: "hard", Also: "Strictness, Severity, Niveau, Stufe, Nivel", Meaning: "hard, soft:1 (first) to soft:9, check or off; empty: as the rule says"},
		{Name: "weight", Holds: Number, Example: "5", Also: "Poids, Gewicht, Gewichtung, Peso", Meaning: "how much a unit counts; empty: as the rule says"},
		{Name: "who", Holds: Text, Example: "programme chair", Also: "Asked by, Requested by, On behalf of, Demandé par, Gewünscht von, Pedido por, Solicitado por", Meaning: "who asked for it; where that is a person of the event, R32 goes by their clock if they are online"},
		{Name: "params", Holds: Params, Example: "session=OF 44; rooms=C1", Also: "Parameter, Values, Paramètre, Parámetro", Meaning: "what is asked, in the words of the rule: programme rules and its id show them"},
		{Name: "reason", Holds: Text, Example: "the minister comes", Also: "Why, Because, Raison, Motif, Grund, Begründung, Motivo, Razón", Meaning: "why, as explain repeats it"},
	},
}

var baseline = Table{
	Name: "baseline", Required: 2, Meaning: "where an earlier programme has a session; programme.csv is read by the same columns",
	Also: "Published programme, Current programme, Programme publié, Aktuelles Programm, Programa publicado",
	Columns: []Column{
		{Name: "session", Holds: Ref, Example: "OF 44", Also: "Session id, Session code, Séance, Sitzung, Sesión", Meaning: "the session, by id", Public: true},
		{Name: "room", Holds: Ref, Example: "C1", Also: "Room id, Salle, Raum, Saal, Sala", Meaning: "the room, by id or name; empty: none yet", Public: true},
		{Name: "start", Holds: Time, Example: "2023-10-08T00:00:00Z", Also: "Start time, Starts, Begin, Begins, From, Début, Heure de début, Beginn, Anfang, Von, Inicio, Comienzo, Desde, Hora de inicio", Meaning: "when it starts; instead start_utc or start_local", Public: true},
		{Name: "end", Holds: Time, Example: "2023-10-08T00:45:00Z", Also: endWords, Meaning: "when it ends; empty: after its minutes", Public: true},
		{Name: "state", Holds: Choice, Words: placementStates, Example: "published", Also: "Status, Statut, État, Stand, Zustand, Estado", Meaning: "how binding the place is; empty: draft"},
		{Name: "told", Holds: Number, Example: "120", Also: "People told, Told people, Informed, Personnes informées, Informierte, Personas informadas", Meaning: "people who were told; empty: the cast"},
		{Name: "zone", Holds: Zone, Example: "Asia/Tokyo", Also: zoneWords, Meaning: "the clock of start_local and end_local; empty: the venue's", Public: true},
		{Name: "start_utc", Holds: Time, Example: "2023-10-08T00:00:00Z", Also: "UTC start, Start (UTC)", Meaning: "the start in UTC", Public: true},
		{Name: "end_utc", Holds: Time, Example: "2023-10-08T00:45:00Z", Also: "UTC end, End (UTC)", Meaning: "the end in UTC", Public: true},
		{Name: "start_local", Holds: Time, Example: "2023-10-08 09:00", Also: "Local start, Start (local), Start at the venue", Meaning: "the start on the clock of the venue or zone", Public: true},
		{Name: "end_local", Holds: Time, Example: "2023-10-08 09:45", Also: "Local end, End (local), End at the venue", Meaning: "the end on the clock of the venue or zone", Public: true},
		{Name: "day", Holds: Ignored, Example: "2023-10-08", Also: "Jour, Tag, Día", Meaning: "the day, for people: it has to agree with the start"},
		{Name: "date", Holds: Time, Example: "2023-10-08", Also: "Datum, Fecha", Meaning: "the day on which an hour in start and end is meant"},
		{Name: "room_name", Holds: Ignored, Example: "Room C-1", Also: "Name of the room, Nom de la salle, Raumname, Nombre de la sala", Meaning: "the room, for people: it has to agree with room"},
	},
}
