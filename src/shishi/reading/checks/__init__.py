"""核对 — what is doubtful in a draft and what adds up; a table of checks."""
