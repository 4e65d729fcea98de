package columns

import "programme/model"

// The words of cells that can say only a few things, and other words for them.
var (
	// YesOrNo is what a column or key says that is either.
	YesOrNo = Words{
		{"yes", "Y, True, 1, X, Oui, Vrai, Ja, Wahr, Sí, Verdadero, Available, Free, Disponible, Libre, Verfügbar, Frei"},
		{"no", "N, False, 0, Non, Faux, Nein, Falsch, Falso, Unavailable, Not available, Busy, Away, Absent, Indisponible, Pas disponible, Occupé, Nicht verfügbar, Belegt, Abwesend, No disponible, Ocupado, Ausente"},
	}
	kinds = Words{
		YesOrNo[0], YesOrNo[1],
		{"prefer", "Preferred, Prefers, Ideally, Préféré, De préférence, Bevorzugt, Lieber, Preferido, Preferible"},
		{"avoid", "Avoided, Rather not, If need be, If necessary, À éviter, Plutôt pas, Vermeiden, Lieber nicht, Ungern, Notfalls, Evitar, Mejor no"},
	}
	attendance = Words{
		{"yes", YesOrNo[0].Also + ", Must, Must attend, Mandatory, Required, Obligatory, Obligatoire, Indispensable, Pflicht, Erforderlich, Muss, Obligatorio, Imprescindible"},
		{"no", YesOrNo[1].Also + ", Nice to have, Optional, Facultatif, Optionnel, Wünschenswert, Kann, Opcional, Deseable"},
	}
	recordings = Words{
		{"yes", YesOrNo[0].Also + ", Recorded, Streamed, Enregistré, Aufgezeichnet, Grabada"},
		{"no", YesOrNo[1].Also + ", Not recorded, Unrecorded, Chatham House, Non enregistré, Nicht aufgezeichnet, No grabada"},
	}
	// Presences is how somebody takes part.
	Presences = Words{
		{"onsite", "In person, In-person, On site, In the room, At the venue, Physical, Physically, Present, Face to face, F2F, Sur place, Présentiel, En présentiel, En personne, Vor Ort, In Präsenz, Präsenz, Persönlich, Presencial, En persona, En sala"},
		{"online", "On line, Remote, Remotely, Virtual, Virtually, By video, Video, Zoom, En ligne, À distance, Distanciel, En distanciel, Virtuel, Virtuell, Fern, Zugeschaltet, En línea, En remoto, Remoto, A distancia"},
	}
	// RoleMust is whether a session cannot do without those in a role.
	RoleMust = Words{
		YesOrNo[0], YesOrNo[1],
		{"alone", "If alone, The only one, Only one, Seul, Allein, Solo"},
	}
	personKinds = Words{
		{"person", "Human, Individual, Natural person, Personne, Mensch, Persona"},
		{"organisation", "Organization, Org, Institution, Company, Legal entity, Organisme, Einrichtung, Firma, Organización, Institución, Empresa"},
	}
	sessionStates = Words{
		{"confirmed", "Accepted, Approved, Selected, Firm, Definite, Confirmé, Accepté, Approuvé, Retenu, Bestätigt, Angenommen, Fest, Confirmado, Aceptado, Aprobado"},
		{"optional", "Reserve, Waiting list, Waitlist, Waitlisted, Stand-by, Backup, Optionnel, Facultatif, Réserve, Liste d'attente, Warteliste, Opcional, Reserva, Lista de espera"},
		{"cancelled", "Canceled, Withdrawn, Rejected, Declined, Dropped, Annulé, Retiré, Refusé, Rejeté, Abgesagt, Storniert, Zurückgezogen, Abgelehnt, Gestrichen, Cancelado, Anulado, Retirado, Rechazado"},
	}
	placementStates = Words{
		{"draft", "Provisional, Tentative, Planned, Brouillon, Provisoire, Entwurf, Vorläufig, Borrador, Provisional, Tentativo"},
		{"offered", "Proposed, Invited, Proposé, Offert, Angeboten, Vorgeschlagen, Ofrecido, Propuesto"},
		{"confirmed", "Accepted, Agreed, Confirmé, Accepté, Bestätigt, Zugesagt, Confirmado, Aceptado"},
		{"published", "Public, Announced, Publié, Publique, Annoncé, Veröffentlicht, Öffentlich, Angekündigt, Publicado, Público, Anunciado"},
	}
)

// Roles are the roles that an event has unless it names its own, and other words for them.
var Roles = Words{
	{"organizer", "Organiser, Organizer name, Proposer, Convener, Convenor, Host, Organisateur, Organisatrice, Organisator, Organisatorin, Veranstalter, Veranstalterin, Organizador, Organizadora"},
	{"speaker", "Presenter, Panelist, Panellist, Discussant, Lecturer, Intervenant, Intervenante, Orateur, Oratrice, Conférencier, Conférencière, Sprecher, Sprecherin, Sprecher:in, Redner, Rednerin, Referent, Referentin, Vortragender, Vortragende, Ponente, Orador, Oradora, Panelista, Conferenciante"},
	{"onsite_moderator", "Moderator, Chair, Chairperson, Session chair, In-person moderator, Moderator on site, Modérateur, Modératrice, Président de séance, Moderatorin, Vorsitz, Vorsitzende, Vorsitzender, Sitzungsleitung, Leitung, Moderador, Moderadora, Presidente"},
	{"online_moderator", "Remote moderator, Virtual moderator, Moderator online, Modérateur en ligne, Modératrice en ligne, Modérateur à distance, Online-Moderatorin, Moderador en línea, Moderadora en línea, Moderador remoto"},
	{"rapporteur", "Note taker, Notetaker, Reporter, Rapporteure, Rapporteuse, Berichterstatter, Berichterstatterin, Protokollant, Protokollantin, Protokoll, Relator, Relatora"},
	{"interpreter", "Interpreters, Interprète, Dolmetscher, Dolmetscherin, Dolmetscher:in, Intérprete, Translator"},
	{"audience", "Attendee, Participant, Listener, Public, Participante, Auditeur, Publikum, Zuhörer, Teilnehmer, Teilnehmerin, Público, Asistente, Oyente"},
}

// rolePresences are roles whose very name says how those in them take part, and other words
// that do; what else is read as one of these roles, such as Chair, does not say it.
var rolePresences = Words{
	{"onsite_moderator", "In-person moderator, Moderator on site, Moderator in person, Modérateur sur place, Modératrice sur place, Moderation vor Ort, Moderador presencial, Moderadora presencial"},
	Roles[3],
}

// RolePresence returns how the name of a role, or another word for it, says that people take
// part, "" if it does not.
func RolePresence(word string) model.Presence {
	for _, role := range model.DefaultRoles() {
		if name, _ := rolePresences.Meant(word); name == role.ID {
			return role.Presence
		}
	}
	return ""
}
