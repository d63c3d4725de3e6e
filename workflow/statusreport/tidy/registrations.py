"""Tidy tables of events, registrations, activity logs and stated numbers."""

from __future__ import annotations

from statusreport.tidy.model import Column, Table, code, date, text

PERSON = text("Pseudonym of a person, the same in every table of the year", personal=True)
DISTRICT = text("District of Copenhagen", nullable=True)

TABLES = {
    "events": Table(
        "One row an event that the unit held.",
        ("event_id",),
        {
            "event_id": text("Event"),
            "event_type": code(
                "Kind of event",
                *("parent_dialogue_workshop", "process_consultant_course", "vision_seminar"),
                *("policy_workshop", "network_meeting", "international_day"),
            ),
            "title": text("Title as booked"),
            "event_date": date("First day of the event"),
            "audience": text("Whom the event was for", nullable=True),
            "district": DISTRICT,
        },
    ),
    "registrations": Table(
        "One row a person's registration for an event.",
        ("registration_id",),
        {
            "registration_id": text("Registration"),
            "event_id": text("Event registered for"),
            "person_key": PERSON,
            "organisation": text("Organisation that the person came from", organisation=True),
            "organisation_type": code(
                "Kind of organisation",
                *("municipal", "association", "housing", "ngo", "private", "police", "education", "other"),
            ),
            "administration": code(
                "Municipal administration; empty outside the municipality",
                *("BIF", "BUF", "KFF", "SOF", "SUF", "TMF", "ØKF"),
                nullable=True,
            ),
            "registration_status": code(
                "What became of the registration", "attended", "registered", "cancelled", "no_show"
            ),
            "registered_on": date("Day of registration", days_before=366),
        },
        once=("event_id", "person_key", "registration_status"),
    ),
    "interviews": Table(
        "One row an interview, or a participant in a focus-group interview.",
        ("interview_id",),
        {
            "interview_id": text("Interview"),
            "study": code("Study it was made for", "capacity_associations", "handbook", "method_catalogue"),
            "interview_form": code("Form", "individual", "focus_group"),
            "interview_date": date("Day of the interview"),
            "institution": text("Institution or association of the person interviewed", organisation=True),
            "role": text("Role of the person interviewed"),
        },
    ),
    "area_engagements": Table(
        "One row an engagement in an area plan (helhedsplan) or area lift (områdeløft).",
        ("engagement_id",),
        {
            "engagement_id": text("Engagement"),
            "area": text("Housing area"),
            "engagement_kind": code("Kind of effort", "area_plan", "area_lift"),
            "role": code("The unit's role", "represented", "implementation_support", "project_target_area"),
            "project": text("Project that the engagement belongs to", nullable=True),
            "district": text("District of Copenhagen"),
        },
    ),
    "publications": Table(
        "One row a publication.",
        ("publication_id",),
        {
            "publication_id": text("Publication"),
            "title": text("Title"),
            "publication_type": text("Kind of publication"),
            "status": code("How far it is", "published", "being_finished"),
            "note": text("Remark", nullable=True),
        },
    ),
    "advisory_log": Table(
        "One row a requisition or an advisory session.",
        ("entry_id",),
        {
            "entry_id": text("Entry"),
            "entry_type": code("Kind of entry", "requisition", "advisory_session"),
            "entry_date": date("Day of the entry"),
            "requester": text("Organisation that asked", organisation=True),
            "topic": text("What it was about"),
        },
    ),
    "weekly_hours": Table(
        "One row a week of presence in an area.",
        ("area", "week_start"),
        {
            "area": text("Housing area"),
            "week_start": date("Monday of the week", days_before=6),
            "hours": Column("hours", "Hours in the week", minimum=0, maximum=168),
        },
    ),
    "youth_contacts": Table(
        "One row a contact with a young person in Fra Sport til Job.",
        ("contact_id",),
        {
            "contact_id": text("Contact"),
            "person_key": PERSON,
            "contact_date": date("Day of the contact"),
            "age": Column("integer", "Age in years at the contact", minimum=13, maximum=29),
            "contact_type": text("Kind of contact"),
            "outcome": code(
                "What it led to",
                *("leisure_job", "education", "internship", "ordinary_job"),
                nullable=True,
            ),
        },
    ),
    "day_participants": Table(
        "One row a participant in International Day that is counted: association, restaurant or young helper.",
        ("participant_id",),
        {
            "participant_id": text("Participant"),
            "participant_type": code("Kind of participant", "association", "restaurant", "young_staff"),
            "organisation": text("Name of the organisation", nullable=True, organisation=True),
            "district": DISTRICT,
        },
        once=("participant_type", "organisation"),
    ),
    "constants": Table(
        "One row a number that is stated, not counted.",
        ("constant_id",),
        {
            "constant_id": text("Constant"),
            "value": Column("number", "The number"),
            "unit": text("Its unit"),
            "origin": text("Who states it, and where"),
            "note": text("Remark", nullable=True),
        },
    ),
}
