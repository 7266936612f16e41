package org.threeline.desk.mail;

/**
 * Where mail is handed over, and in whose name.
 *
 * @param host empty while no mail server is set
 * @param account empty where the server asks for none
 * @param password never shown and never logged
 * @param senderAddress empty while none is set; nothing can be sent then
 * @param replyTo where answers shall go; empty for the sender
 */
public record MailServer(
        String host,
        int port,
        MailSecurity security,
        String account,
        String password,
        String senderAddress,
        String senderName,
        String replyTo) {
    /** Whether letters can leave. */
    public boolean isUsable() {
        return !host.isEmpty() && !senderAddress.isEmpty();
    }

    boolean asksForAccount() {
        return !account.isEmpty();
    }

    /** A record would tell its password to every log. */
    @Override
    public String toString() {
        return "mail server " + host + ":" + port + " (" + security + ")";
    }
}
