package org.threeline.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Everything an operator can set, read here and nowhere else. The setting {@code DEMO} is the environment variable
 * {@code THREELINE_DEMO}, else the system property {@code threeline.demo}, else its default; a secret may also stand
 * in a file that {@code THREELINE_…_FILE} names.
 */
public enum Setting {
    /** Loads the demo company into an empty database. */
    DEMO("false"),
    /** The existing MariaDB to use; read by the server's data source. */
    DB_URL(""),
    /** Its account. */
    DB_USER(""),
    /** Its password. */
    DB_PASSWORD(""),
    /** Connections one node opens at most; read by the server's data source. */
    DB_POOL_SIZE("64"),
    /** Networks of the proxies in front, whose X-Forwarded-For and -Proto are believed, for example 10.1.0.0/16. */
    PROXIES(""),
    /** Whether cookies leave over TLS only. */
    SECURE_COOKIES("false"),
    /** Names this node among those on one database; read by the server. */
    NODE("threeline"),
    /** The folder the launcher keeps database, server and catalogue in; set by the launcher. */
    DATA(""),
    /** From which level on messages of the server itself appear on the console; read by the server. */
    CONSOLE_LEVEL("WARN"),
    /** The port for people; read by the start script. */
    PORT("8080"),
    /** The address to listen on for people; read by the start script. */
    ADDRESS("127.0.0.1"),
    /** The server's management port, on the loopback address only; read by the start script. */
    MANAGEMENT_PORT("9990"),
    /** What the Java machine is started with; read by the start script. */
    JAVA_OPTIONS("-Xms256m -Xmx1g -XX:MaxMetaspaceSize=512m"),
    /** How the console's lines are written, text or json; read by the server. */
    LOG_FORMAT("text"),
    /** The nodes on this database, host[port] each, separated by commas; read by launcher and server. */
    CLUSTER_HOSTS(""),
    /** The address other nodes reach this one at; read by the server. */
    CLUSTER_ADDRESS("127.0.0.1"),
    /** The port other nodes reach this one at; read by the server. */
    CLUSTER_PORT("7600"),
    /** The address people reach the desk at, for links in logs and mail, without a slash at the end. */
    PUBLIC_URL(""),
    /** The folder the catalogue is kept in; empty means the one built in. */
    CATALOGUE_DIR(""),
    /** Requests a minute for one token or, without one, one address; 0 means any number. */
    RATE_LIMIT("1200"),
    /** After so many hours a browser asks for the password again, however busy it was; 8 without a request end it too. */
    SESSION_HOURS("24"),
    /** Networks that may read /metrics without a token, for example 10.1.0.0/16. */
    METRICS_NETWORKS(""),
    /** The largest file an import takes: bytes, or with KB, MB or GB. */
    IMPORT_LIMIT("512MB"),
    /** Seals secrets that are kept in the database: any text of 32 characters or more, the same on every node. */
    SECRET_KEY(""),
    /** The mail server; set, it goes before what was set in the page, together with the next four. */
    MAIL_HOST(""),
    /** Its port; empty for the usual one. */
    MAIL_PORT(""),
    /** How the way there is kept private: none, starttls or tls. */
    MAIL_SECURITY("starttls"),
    /** The account to sign in with; empty where it asks for none. */
    MAIL_USER(""),
    /** Its password. */
    MAIL_PASSWORD(""),
    /** Certificates trusted for mail beside Java's own: a file in PEM. */
    MAIL_CERTIFICATES(""),
    /** The address mail comes from. */
    MAIL_FROM(""),
    /** The name it comes from. */
    MAIL_FROM_NAME(""),
    /** Where answers go; empty for the sender. */
    MAIL_REPLY_TO(""),
    /** The largest file that can be attached to a ticket: bytes, or with KB, MB or GB. */
    ATTACHMENT_LIMIT("25MB"),
    /** How many files one ticket holds, and how many one person may have ready for tickets still being written. */
    ATTACHMENTS_PER_TICKET("100"),
    /** How large the files of one ticket are together, and those one person has ready. */
    ATTACHMENTS_TOTAL("500MB"),
    /** Files that are refused: endings of names, and media types with a slash in them. */
    ATTACHMENTS_REFUSED(
            "ade,adp,apk,app,appx,bat,chm,cmd,com,cpl,deb,dll,dmg,exe,gadget,hta,inf,ins,iso,jar,js,jse,lnk,"
                    + "msc,msi,msix,msp,mst,pif,ps1,psm1,reg,rpm,scf,scr,sct,sh,sys,url,vb,vbe,vbs,wsc,wsf,wsh,xll,"
                    + "application/x-msdownload,application/x-dosexec,application/x-executable,application/x-elf,"
                    + "application/x-sharedlib,application/x-mach-o-executable,application/x-ms-shortcut,application/x-sh");

    private static final String PREFIX = "THREELINE_";
    private static final String FILE = "_FILE";

    private final String fallback;

    Setting(String fallback) {
        this.fallback = fallback;
    }

    /** The environment variable's name. */
    public String variable() {
        return PREFIX + name();
    }

    /** What holds when nobody sets anything; empty for none. */
    public String fallback() {
        return fallback;
    }

    /** Where a value comes from. */
    public enum Source {
        DEFAULT,
        ENVIRONMENT,
        /** A file that the environment names. */
        FILE,
        /** The command line. */
        PROPERTY
    }

    /** Whether nobody may read the value. */
    public boolean isSecret() {
        return this == DB_PASSWORD || this == MAIL_PASSWORD || this == SECRET_KEY;
    }

    /** Where the value of now comes from. */
    public Source source() {
        return sourceIn(System.getenv(), System::getProperty);
    }

    Source sourceIn(Map<String, String> environment, UnaryOperator<String> properties) {
        if (isGiven(environment.get(variable()))) {
            return Source.ENVIRONMENT;
        }
        if (isGiven(environment.get(variable() + FILE))) {
            return Source.FILE;
        }
        return isGiven(properties.apply(property())) ? Source.PROPERTY : Source.DEFAULT;
    }

    private String property() {
        return variable().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    private static boolean isGiven(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    /** The value, empty when there is none. */
    public String text() {
        return textFrom(System.getenv(), System::getProperty);
    }

    public boolean isTrue() {
        return "true".equalsIgnoreCase(text());
    }

    /** The value as a whole number of at least 0; anything else is refused by naming the variable. */
    public int number() {
        var text = text();
        try {
            var number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException malformed) {
            // Refused below, by the variable's name.
        }
        throw new IllegalStateException(variable() + " is not a whole number of at least 0: " + text);
    }

    /** The value in bytes: a whole number, followed by KB, MB or GB where wanted. */
    public long bytes() {
        var text = text().strip().toUpperCase(Locale.ROOT).replace(" ", "");
        var units = Map.of("KB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30);
        var unit = units.keySet().stream().filter(text::endsWith).findFirst();
        var digits = unit.map(suffix -> text.substring(0, text.length() - suffix.length()))
                .orElse(text);
        if (!digits.matches("[0-9]{1,9}")) {
            throw new IllegalStateException(variable() + " is not a size like 512MB: " + text());
        }
        return Long.parseLong(digits) * unit.map(units::get).orElse(1L);
    }

    /** The comma-separated values, without blanks and empty ones. */
    public List<String> list() {
        return Arrays.stream(text().split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** Names of variables that look like ours and mean nothing, in order: a typing mistake is told at the start. */
    public static List<String> unknownIn(Map<String, String> environment) {
        var unknown = new TreeSet<String>();
        for (var name : environment.keySet()) {
            if (name.startsWith(PREFIX)
                    && named(name.substring(PREFIX.length())).isEmpty()) {
                unknown.add(name);
            }
        }
        return List.copyOf(unknown);
    }

    String textFrom(Map<String, String> environment, UnaryOperator<String> properties) {
        var value = environment.get(variable());
        if (value != null && !value.isBlank()) {
            return value.strip();
        }
        var file = environment.get(variable() + FILE);
        if (file != null && !file.isBlank()) {
            try {
                return Files.readString(Path.of(file.strip())).strip();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(
                        variable() + FILE + " names a file that cannot be read: " + file, unreadable);
            }
        }
        var property = properties.apply(property());
        return property != null && !property.isBlank() ? property.strip() : fallback;
    }

    private static Optional<Setting> named(String name) {
        return Arrays.stream(values())
                .filter(setting -> setting.name().equals(name) || (setting.name() + FILE).equals(name))
                .findFirst();
    }
}
