"""核校规则表 — every rule, in the order in which the page and the manual print them."""

from shishi.wording.figure_rules import FIGURES
from shishi.wording.findings import Rule
from shishi.wording.form_rules import FORMS

RULES: tuple[Rule, ...] = (*FIGURES, *FORMS)
