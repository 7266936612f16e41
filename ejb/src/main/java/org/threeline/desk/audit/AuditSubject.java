package org.threeline.desk.audit;

/**
 * What an act was done to.
 *
 * @param key kind of thing and its key, joined by a dot, in ASCII: {@code people.51}, {@code services.new-laptop}
 * @param name what it was called then, or null where the key says it
 */
public record AuditSubject(String key, String name) {
    /** The desk as a whole. */
    public static final AuditSubject DESK = new AuditSubject("desk", null);

    private static final int LONGEST_NAME = 200;

    public AuditSubject {
        if (name != null && name.length() > LONGEST_NAME) {
            name = name.substring(0, LONGEST_NAME);
        }
    }

    public static AuditSubject person(long id, String name) {
        return of("people", id, name);
    }

    /** @param things plural noun of what it is one of, for example {@code departments} */
    public static AuditSubject of(String things, Object key, String name) {
        return new AuditSubject(things + "." + key, name);
    }
}
