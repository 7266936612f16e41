package org.threeline.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.mail.MailAdministration;
import org.threeline.desk.mail.MailAdministration.MailSetup;
import org.threeline.kernel.Setting;
import org.threeline.web.faces.Words;

/** Everything an operator can set: what holds now, where it comes from, and what it means. */
@Named
@RequestScoped
public class SettingsPage {
    @Inject
    MailAdministration mail;

    @Inject
    CurrentPerson person;

    @Inject
    Words words;

    /**
     * A setting as it is.
     *
     * @param value empty for none; never a secret
     * @param source DEFAULT, ENVIRONMENT, FILE, PROPERTY, or PAGE where an administrator set it
     */
    public record Row(String variable, String value, boolean secret, String source, String meaning) {
        public boolean isSet() {
            return !source.equals("DEFAULT");
        }
    }

    public List<Row> rows() {
        var setup = mail.setup(person.actor());
        return Arrays.stream(Setting.values())
                .map(setting -> row(setting, setup))
                .toList();
    }

    private Row row(Setting setting, MailSetup setup) {
        var meaning = words.get("setting." + setting.name());
        var inPage = setting.source() == Setting.Source.DEFAULT ? ofPage(setting, setup) : "";
        if (!inPage.isEmpty()) {
            return new Row(setting.variable(), setting.isSecret() ? "" : inPage, setting.isSecret(), "PAGE", meaning);
        }
        return new Row(
                setting.variable(),
                setting.isSecret() ? "" : shown(setting),
                setting.isSecret(),
                setting.source().name(),
                meaning);
    }

    /** What follows a question mark in the database's address may hold an account. */
    private static String shown(Setting setting) {
        return setting == Setting.DB_URL ? setting.text().replaceFirst("\\?.*", "?…") : setting.text();
    }

    /** What was set in the mail server's page, in the words of the environment. */
    private static String ofPage(Setting setting, MailSetup setup) {
        var ofServer = !setup.hostFixed() && !setup.host().isEmpty();
        return switch (setting) {
            case MAIL_HOST -> ofServer ? setup.host() : "";
            case MAIL_PORT -> ofServer ? Integer.toString(setup.port()) : "";
            case MAIL_SECURITY -> ofServer ? setup.security().name().toLowerCase(Locale.ROOT) : "";
            case MAIL_USER -> ofServer ? setup.account() : "";
            case MAIL_PASSWORD -> ofServer && setup.hasPassword() ? "kept" : "";
            case MAIL_FROM -> setup.senderAddress();
            case MAIL_FROM_NAME -> setup.senderName();
            case MAIL_REPLY_TO -> setup.replyTo();
            default -> "";
        };
    }
}
