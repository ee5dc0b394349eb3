"""Measures of the impact of leaders: workforce, caseloads, supervision, audit and grip."""
