package org.threeline.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.text.NumberFormat;
import org.threeline.catalog.calendar.ZoneData;
import org.threeline.desk.batch.Job;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.status.DeskStatus;
import org.threeline.desk.status.DeskStatus.Warning;
import org.threeline.desk.status.StatusReading;
import org.threeline.web.faces.Viewer;
import org.threeline.web.faces.Words;

/** How the desk is: what runs, what waits, what went wrong, and what to do about it. */
@Named
@RequestScoped
public class StatusPage {
    private static final double KILO = 1024;
    private static final double TO_MILLIS = 1_000_000;

    @Inject
    StatusReading reading;

    @Inject
    CurrentPerson person;

    @Inject
    Words words;

    @Inject
    Viewer viewer;

    @Inject
    Build build;

    @Inject
    ServletContext application;

    private DeskStatus status;

    public DeskStatus status() {
        if (status == null) {
            status = reading.now(person.actor());
        }
        return status;
    }

    public Build build() {
        return build;
    }

    /** The application server as it calls itself. */
    public String server() {
        return application.getServerInfo();
    }

    public String java() {
        return Runtime.version() + ", " + System.getProperty("java.vendor");
    }

    /** The edition of the time zone data the virtual machine counts by, such as 2026a. */
    public String timeZoneData() {
        return ZoneData.edition();
    }

    /** In the viewer's words what to look after. */
    public String warning(Warning warning) {
        return warning.what() instanceof Number number
                ? words.count(key(warning), number.longValue())
                : words.of(key(warning), warning.what() == null ? "" : warning.what());
    }

    /** What to do about it. */
    public String advice(Warning warning) {
        return words.get(key(warning) + ".advice");
    }

    /** Where to do it, below the application's root; empty where it is done in the environment. */
    public String remedy(Warning warning) {
        return switch (warning.kind()) {
            case DEMO_PASSWORDS -> "/admin/people?password=demo";
            case JOBS_LATE -> "/admin/jobs";
            case LETTERS_DEAD, MAIL -> "/admin/mail";
            case TLS, PUBLIC_URL, UNKNOWN_SETTINGS -> "/admin/settings";
            case DISK_FULL, CONNECTIONS -> "";
        };
    }

    /** What one does there. */
    public String deed(Warning warning) {
        return words.get("admin_status.deed." + warning.kind());
    }

    /** Whether it is more than a setting that could be better. */
    public boolean isGrave(Warning warning) {
        return switch (warning.kind()) {
            case DISK_FULL, JOBS_LATE, LETTERS_DEAD, CONNECTIONS -> true;
            case DEMO_PASSWORDS, TLS, MAIL, PUBLIC_URL, UNKNOWN_SETTINGS -> false;
        };
    }

    public String jobName(Job job) {
        return words.get("admin_job." + job.key());
    }

    public String millis() {
        var digits = NumberFormat.getNumberInstance(viewer.locale());
        digits.setMaximumFractionDigits(1);
        return words.of(
                "admin_status.millis",
                digits.format(status().database().roundTrip().toNanos() / TO_MILLIS));
    }

    /** A size in the unit that suits it. */
    public String size(long bytes) {
        var digits = NumberFormat.getNumberInstance(viewer.locale());
        digits.setMaximumFractionDigits(1);
        var mega = bytes / KILO / KILO;
        return mega < KILO
                ? words.of("admin_status.megabytes", digits.format(mega))
                : words.of("admin_status.gigabytes", digits.format(mega / KILO));
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(viewer.locale()).format(number);
    }

    private static String key(Warning warning) {
        return "admin_status.warning." + warning.kind();
    }
}
