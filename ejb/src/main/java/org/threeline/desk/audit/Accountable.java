package org.threeline.desk.audit;

/** Somebody whose acts are written down, and who may ask to read some of them. */
public interface Accountable {
    /** The person, or null when a job acts. */
    Long personId();

    /** The person's login, or null when a job acts. */
    String login();

    /** Whether it is an administrator. */
    boolean admin();
}
