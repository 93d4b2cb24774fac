"""The index Django looks for."""

from shishi.records.audit import AuditEntry, AuditHead
from shishi.records.calendars import CalendarDay, CalendarEdition
from shishi.records.chains import Chain, ChainStep
from shishi.records.comments import Comment
from shishi.records.decisions import Decision, DecisionStep
from shishi.records.dispatches import (
    Dispatch,
    DispatchFile,
    DispatchStep,
    Override,
    Recipient,
    Serial,
)
from shishi.records.escalations import Matter, MatterStep
from shishi.records.funds import FundsStatement
from shishi.records.leaderships import Leadership
from shishi.records.lights import Exemption, Lowering, Rating
from shishi.records.notifications import Notification, Robot
from shishi.records.parties import Person, Post, SignInLink, Territory, Unit, UnitAlias
from shishi.records.plans import Draft, SourceDocument
from shishi.records.points import Point, PointList
from shishi.records.programmes import Programme
from shishi.records.projects import Assignment, Indicator, Project, SearchText, TaskItem
from shishi.records.proposals import Proposal
from shishi.records.reports import Entry, Evidence, Observation, Report, ReportStep
from shishi.records.rounds import Extension, Round
from shishi.records.rulesets import RuleVersion
from shishi.records.schedules import Node, Schedule
from shishi.records.snapshots import Snapshot
from shishi.records.stocktakes import Stocktake
from shishi.records.stops import Stop
from shishi.records.subplans import SubPlan
from shishi.records.ticks import Tick

__all__ = [
    "Assignment",
    "AuditEntry",
    "AuditHead",
    "CalendarDay",
    "CalendarEdition",
    "Chain",
    "ChainStep",
    "Comment",
    "Decision",
    "DecisionStep",
    "Dispatch",
    "DispatchFile",
    "DispatchStep",
    "Draft",
    "Entry",
    "Evidence",
    "Exemption",
    "Extension",
    "FundsStatement",
    "Indicator",
    "Leadership",
    "Lowering",
    "Matter",
    "MatterStep",
    "Node",
    "Notification",
    "Observation",
    "Override",
    "Person",
    "Point",
    "PointList",
    "Post",
    "Programme",
    "Project",
    "Proposal",
    "Rating",
    "Recipient",
    "Report",
    "ReportStep",
    "Robot",
    "Round",
    "RuleVersion",
    "Schedule",
    "SearchText",
    "Serial",
    "SignInLink",
    "Snapshot",
    "SourceDocument",
    "Stocktake",
    "Stop",
    "SubPlan",
    "TaskItem",
    "Territory",
    "Tick",
    "Unit",
    "UnitAlias",
]
