package org.threeline.desk.ticket;

import java.util.List;
import org.threeline.desk.identity.PersonSummary;

/** A group a ticket can be assigned to without leaving its line, with the people who can be responsible there. */
public record AssignableGroup(String key, List<PersonSummary> members) {}
