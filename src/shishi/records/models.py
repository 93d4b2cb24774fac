"""The index Django looks for."""

from shishi.records.audit import AuditEntry, AuditHead
from shishi.records.parties import Person, Post, SignInLink, Territory, Unit, UnitAlias
from shishi.records.plans import Draft, SourceDocument
from shishi.records.programmes import Programme
from shishi.records.projects import Assignment, Indicator, Project, SearchText, TaskItem

__all__ = [
    "Assignment",
    "AuditEntry",
    "AuditHead",
    "Draft",
    "Indicator",
    "Person",
    "Post",
    "Programme",
    "Project",
    "SearchText",
    "SignInLink",
    "SourceDocument",
    "TaskItem",
    "Territory",
    "Unit",
    "UnitAlias",
]
