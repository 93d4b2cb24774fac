"""领导批注 — what a leader says about a project; values stay as they were reported."""

from django.db import models
from django.db.models import Q

from shishi.records.parties import Person
from shishi.records.projects import Project


class Comment(models.Model):
    """批注 — never changed; a later one may say otherwise."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="comments")
    says = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="comment_says", condition=~Q(says=""))]
