package org.threeline.catalog.sla;

/** Impact × urgency → priority (ITIL); the table is in docs/life-of-a-ticket.md. */
public final class PriorityMatrix {
    private PriorityMatrix() {}

    /** HIGH/HIGH = P1; HIGH/MEDIUM = P2; MEDIUM/MEDIUM and HIGH/LOW = P3, both ways round; the rest P4. */
    public static Priority priority(Impact impact, Urgency urgency) {
        return switch (impact.ordinal() + urgency.ordinal()) {
            case 0 -> Priority.P1;
            case 1 -> Priority.P2;
            case 2 -> Priority.P3;
            default -> Priority.P4;
        };
    }
}
