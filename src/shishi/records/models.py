"""The index Django looks for."""

from shishi.records.audit import AuditEntry, AuditHead
from shishi.records.calendars import CalendarDay, CalendarEdition
from shishi.records.lights import Exemption, Rating
from shishi.records.parties import Person, Post, SignInLink, Territory, Unit, UnitAlias
from shishi.records.plans import Draft, SourceDocument
from shishi.records.programmes import Programme
from shishi.records.projects import Assignment, Indicator, Project, SearchText, TaskItem
from shishi.records.reports import Entry, Evidence, Observation, Report, ReportStep
from shishi.records.rounds import Extension, Round
from shishi.records.rulesets import RuleVersion
from shishi.records.schedules import Node, Schedule

__all__ = [
    "Assignment",
    "AuditEntry",
    "AuditHead",
    "CalendarDay",
    "CalendarEdition",
    "Draft",
    "Entry",
    "Evidence",
    "Exemption",
    "Extension",
    "Indicator",
    "Node",
    "Observation",
    "Person",
    "Post",
    "Programme",
    "Project",
    "Rating",
    "Report",
    "ReportStep",
    "Round",
    "RuleVersion",
    "Schedule",
    "SearchText",
    "SignInLink",
    "SourceDocument",
    "TaskItem",
    "Territory",
    "Unit",
    "UnitAlias",
]
