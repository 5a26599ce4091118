"""The process in which one Python job runs; started by the agent, spoken to on descriptor 3."""
