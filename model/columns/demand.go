package columns

var demand = Table{
	Name: "demand", Required: 1, Meaning: "a session that an attendee would like to attend, or how many would attend one, or both of two",
	Also: "Demands, Attendee wishes, Favourites, Favorites, Stars, Bookmarks, Registrations, Sign-ups, Attendee choices, Favoris, Inscriptions, Demande, Nachfrage, Favoriten, Merkliste, Anmeldungen, Demanda, Favoritos, Inscripciones",
	Columns: []Column{
		{Name: "session", Holds: Ref, Example: "OF 44", Also: "Session id, Session code, Session A, Session 1, First session, Talk, Talk id, Talk code, Submission, Submission code, Event, Event id, Item, Séance, Séance A, Première séance, Atelier, Sitzung, Sitzung A, Erste Sitzung, Veranstaltung, Sesión, Sesión A, Primera sesión", Meaning: "the session, by id; rows of sessions that there are not are left out, with a note"},
		{Name: "attendee", Holds: Label, Example: "a4711", Also: "Attendee id, Attendee email, User, User id, Username, Participant, Participant id, Registrant, Visitor, Email, E-mail, Mail, Who, Person, Personne, Participante, Inscrit, Courriel, Teilnehmer, Teilnehmerin, Teilnehmende, Besucher, Nutzer, Asistente, Usuario, Correo, Correo electrónico", Meaning: "who would like to attend it: any word that is theirs alone, as a number or an address; nothing shows it; empty: the row says how many"},
		{Name: "with", Holds: Ref, Example: "WS 70", Also: "With session, Session B, Session 2, Second session, Other session, And, Avec, Séance B, Deuxième séance, Autre séance, Sitzung B, Zweite Sitzung, Andere Sitzung, Und, Mit, Sesión B, Segunda sesión, Otra sesión, Con", Meaning: "another session, by id: the count is of those who would like to attend both; empty: of the session alone"},
		{Name: "count", Holds: Number, Example: "37", Also: "Attendees, How many, Number, People, Weight, Votes, Total, Nombre, Combien, Poids, Voix, Anzahl, Wie viele, Personen, Gewicht, Stimmen, Cuántos, Cantidad, Personas, Peso, Votos", Meaning: "how many attendees would like to; with an attendee, nothing or 1"},
	},
}
