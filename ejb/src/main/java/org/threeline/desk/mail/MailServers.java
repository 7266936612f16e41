package org.threeline.desk.mail;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import org.threeline.kernel.Setting;

/**
 * The mail server in force: what the environment sets goes before what was set in the page. It is one row, which is
 * looked at after every letter and begins no transaction of its own.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class MailServers {
    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    /**
     * Host, port, security, account and password belong together: where the environment names a host, all of them are
     * its own, so that no password ever reaches a server it was not meant for.
     */
    public MailServer inForce() {
        var stored = stored();
        var senderAddress = or(Setting.MAIL_FROM, stored::senderAddress);
        var senderName = or(Setting.MAIL_FROM_NAME, stored::senderName);
        var replyTo = or(Setting.MAIL_REPLY_TO, stored::replyTo);
        if (isHostOfEnvironment()) {
            var security = security(Setting.MAIL_SECURITY.text());
            return new MailServer(
                    Setting.MAIL_HOST.text(),
                    Setting.MAIL_PORT.text().isEmpty() ? security.usualPort() : Setting.MAIL_PORT.number(),
                    security,
                    Setting.MAIL_USER.text(),
                    Setting.MAIL_PASSWORD.text(),
                    senderAddress,
                    senderName,
                    replyTo);
        }
        return new MailServer(
                stored.host(),
                stored.port(),
                stored.security(),
                stored.account(),
                stored.password().orElse(""),
                senderAddress,
                senderName,
                replyTo);
    }

    static boolean isHostOfEnvironment() {
        return !Setting.MAIL_HOST.text().isEmpty();
    }

    public StoredMailServer stored() {
        return entities.find(StoredMailServer.class, StoredMailServer.ONLY);
    }

    private static String or(Setting setting, Supplier<String> stored) {
        var set = setting.text();
        return set.isEmpty() ? stored.get() : set;
    }

    private static MailSecurity security(String text) {
        return Arrays.stream(MailSecurity.values())
                .filter(security -> security.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        Setting.MAIL_SECURITY.variable() + " is none of none, starttls and tls: " + text));
    }
}
