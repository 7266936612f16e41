package org.threeline.desk.paging;

import java.util.Set;
import org.threeline.catalog.sla.TargetKind;

/**
 * People were paged, and have to hear of it at once, whatever they chose for other news.
 *
 * @param people ids
 * @param promise the kind of promise that needs somebody
 */
public record Paged(long ticketId, Set<Long> people, TargetKind promise) {}
