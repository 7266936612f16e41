package org.threeline.desk.mail;

/** How the way to the mail server is kept private. */
public enum MailSecurity {
    /** Not at all; for a server on the same machine. */
    NONE(25),
    /** Begun in the open and required to become private before anything is said. */
    STARTTLS(587),
    /** Private from the first byte. */
    TLS(465);

    private final int usualPort;

    MailSecurity(int usualPort) {
        this.usualPort = usualPort;
    }

    public int usualPort() {
        return usualPort;
    }
}
