package org.threeline.desk.mail;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Optional;
import org.threeline.kernel.StaleVersion;

/** The mail server as it was set in the page; there is one row from the beginning. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "mail_server")
public class StoredMailServer {
    static final byte ONLY = 1;
    private static final String PURPOSE = "mail server password";

    @Id
    private byte id;

    private String host;
    private Integer port;

    @Enumerated(EnumType.STRING)
    private MailSecurity security;

    private String account;
    private String password;

    @Column(name = "sender_address")
    private String senderAddress;

    @Column(name = "sender_name")
    private String senderName;

    @Column(name = "reply_to")
    private String replyTo;

    @Version
    private int version;

    protected StoredMailServer() {} // JPA

    void requireVersion(int seen) {
        if (seen != version) {
            throw new StaleVersion("mail server", seen, version);
        }
    }

    void reachAt(String host, int port, MailSecurity security, String account) {
        this.host = host;
        this.port = port;
        this.security = security;
        this.account = account;
    }

    void speakAs(String senderAddress, String senderName, String replyTo) {
        this.senderAddress = senderAddress;
        this.senderName = senderName;
        this.replyTo = replyTo;
    }

    /** @param secret null for none */
    void signInWith(String secret) {
        this.password = secret == null ? null : SealedText.seal(secret, PURPOSE);
    }

    /** Empty where there is none, or none that the key of now opens. */
    Optional<String> password() {
        return password == null ? Optional.empty() : SealedText.open(password, PURPOSE);
    }

    boolean hasPassword() {
        return password != null;
    }

    String host() {
        return orEmpty(host);
    }

    MailSecurity security() {
        return security == null ? MailSecurity.STARTTLS : security;
    }

    int port() {
        return port == null ? security().usualPort() : port;
    }

    String account() {
        return orEmpty(account);
    }

    String senderAddress() {
        return orEmpty(senderAddress);
    }

    String senderName() {
        return orEmpty(senderName);
    }

    String replyTo() {
        return orEmpty(replyTo);
    }

    int version() {
        return version;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
