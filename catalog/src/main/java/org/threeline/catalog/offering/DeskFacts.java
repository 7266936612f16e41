package org.threeline.catalog.offering;

import org.threeline.catalog.sla.HoldReason;

/** What only the running desk knows of those whom an agreement is about. */
public interface DeskFacts {
    /** How many people of a group may sign in. */
    int members(String group);

    /** How many of them lead it. */
    int leads(String group);

    /** Whether anybody of a group is there, and not on leave. */
    boolean isAnybodyThere(String group);

    /** Whether a group keeps a rota of who is on call. */
    boolean keepsRota(String group);

    /** Whether tickets of a service rest for this reason; true also where there are too few of them to tell. */
    boolean rests(String service, HoldReason reason);
}
