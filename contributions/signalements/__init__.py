"""What readers report to the team."""
