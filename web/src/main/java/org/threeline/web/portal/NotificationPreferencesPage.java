package org.threeline.web.portal;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.notify.NotificationChoices.Channels;
import org.threeline.desk.notify.NotificationKind;
import org.threeline.desk.notify.NotificationPreferences;
import org.threeline.desk.notify.NotificationPreferences.Preference;
import org.threeline.desk.notify.NotificationPreferences.Quiet;
import org.threeline.web.faces.Choice;
import org.threeline.web.faces.Words;

/** What one hears of, and how. */
@Named
@RequestScoped
public class NotificationPreferencesPage {
    private static final int HOURS = 24;
    private static final String WEEKDAYS = "WEEKDAYS";

    @Inject
    NotificationPreferences preferences;

    @Inject
    CurrentPerson person;

    @Inject
    HttpServletRequest request;

    @Inject
    ExternalContext browser;

    @Inject
    Words words;

    private List<Row> rows;
    private String digest;
    private String quietFrom;
    private String quietUntil;
    private String quietDays = "";
    private boolean quietWeekends;

    @PostConstruct
    void read() {
        var chosen = preferences.of(person.actor());
        rows = chosen.news().stream().map(Row::new).toList();
        if (chosen.quiet() != null) {
            quietFrom = Objects.toString(chosen.quiet().from(), null);
            quietUntil = Objects.toString(chosen.quiet().until(), null);
            quietDays = chosen.quiet().weekdaysOnly() ? WEEKDAYS : "";
            quietWeekends = chosen.quiet().weekends();
        }
        digest = chosen.digestHour() == null ? null : chosen.digestHour().toString();
    }

    /** News of one's own requests. */
    public List<Row> requests() {
        return rows.stream()
                .filter(row -> row.kind.part() == NotificationKind.Part.REQUESTER)
                .toList();
    }

    /** News of one's work; none for people who answer no requests. */
    public List<Row> work() {
        return rows.stream()
                .filter(row -> row.kind.part() == NotificationKind.Part.AGENT)
                .toList();
    }

    /** Where mail goes; null where it cannot. */
    public String address() {
        return person.identity().email();
    }

    public List<Choice> hours() {
        return IntStream.range(0, HOURS)
                .mapToObj(hour -> new Choice(Integer.toString(hour), String.format(Locale.ROOT, "%02d:00", hour)))
                .toList();
    }

    /** On which days quiet hours may begin, beside every day. */
    public List<Choice> quietDayChoices() {
        return List.of(new Choice(WEEKDAYS, words.get("portal_notification_preferences.quiet.weekdays")));
    }

    public boolean isSaved() {
        return request.getParameter("saved") != null;
    }

    public void save() throws IOException {
        var channels = new EnumMap<NotificationKind, Channels>(NotificationKind.class);
        Stream.of(requests(), work())
                .flatMap(List::stream)
                .forEach(row -> channels.put(row.kind, new Channels(row.inPage, row.byMail)));
        preferences.choose(
                channels,
                digest == null || digest.isBlank() ? null : Integer.valueOf(digest),
                new Quiet(quietFrom, quietUntil, WEEKDAYS.equals(quietDays), quietWeekends),
                person.actor());
        browser.redirect(request.getContextPath() + "/preferences/notifications?saved=true");
    }

    public String getQuietFrom() {
        return quietFrom;
    }

    public void setQuietFrom(String quietFrom) {
        this.quietFrom = quietFrom;
    }

    public String getQuietUntil() {
        return quietUntil;
    }

    public void setQuietUntil(String quietUntil) {
        this.quietUntil = quietUntil;
    }

    public String getQuietDays() {
        return quietDays;
    }

    public void setQuietDays(String quietDays) {
        this.quietDays = quietDays;
    }

    public boolean isQuietWeekends() {
        return quietWeekends;
    }

    public void setQuietWeekends(boolean quietWeekends) {
        this.quietWeekends = quietWeekends;
    }

    public String getDigest() {
        return digest;
    }

    public void setDigest(String digest) {
        this.digest = digest;
    }

    /** One kind of news on the page. */
    public static final class Row {
        private final NotificationKind kind;
        private boolean inPage;
        private boolean byMail;

        Row(Preference preference) {
            this.kind = preference.kind();
            this.inPage = preference.inPage();
            this.byMail = preference.byMail();
        }

        public NotificationKind kind() {
            return kind;
        }

        public boolean isInPage() {
            return inPage;
        }

        public void setInPage(boolean inPage) {
            this.inPage = inPage;
        }

        public boolean isByMail() {
            return byMail;
        }

        public void setByMail(boolean byMail) {
            this.byMail = byMail;
        }
    }
}
