package org.threeline.desk.mail;

/** Why a letter was not taken. */
public final class DeliveryFailure extends Exception {
    private static final long serialVersionUID = 1;

    /** What will help. */
    enum Cure {
        /** The server has to be reached first; the letter itself was not looked at. */
        SERVER,
        /** Trying the letter again. */
        TIME,
        /** Nothing that time brings. */
        NONE
    }

    private final String key;
    private final transient Cure cure;

    /**
     * @param key of a sentence, {@code mail.unreachable} for example
     * @param detail what the server said, or empty
     */
    DeliveryFailure(String key, String detail, Cure cure, Throwable cause) {
        super(detail, cause);
        this.key = key;
        this.cure = cure;
    }

    /** The key of a sentence that says it in words. */
    public String key() {
        return key;
    }

    /** What the server said, one line without secrets; empty where it said nothing. */
    public String detail() {
        return getMessage();
    }

    Cure cure() {
        return cure;
    }
}
