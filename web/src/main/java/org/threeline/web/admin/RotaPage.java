package org.threeline.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.PersonSummary;
import org.threeline.desk.oncall.OnCall;
import org.threeline.desk.oncall.OnCall.OnCallView;
import org.threeline.desk.oncall.RotaKeeping;
import org.threeline.desk.oncall.RotaKeeping.KeepRota;
import org.threeline.desk.oncall.RotaKeeping.ReplaceTurns;
import org.threeline.desk.oncall.RotaKeeping.RotaView;
import org.threeline.desk.staff.GroupStaffing;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.NotFound;
import org.threeline.kernel.StaleVersion;
import org.threeline.web.faces.Choice;
import org.threeline.web.faces.CurrentAddress;
import org.threeline.web.faces.Words;

/** Who is on call in one group: its turns and their order, who is next, and who takes whose turn for once. */
@Named
@RequestScoped
public class RotaPage {
    private static final int TURNS_AHEAD = 4;
    private static final String USUAL_HANDOVER = "09:00";
    private static final int WEEK = 7;

    @Inject
    RotaKeeping keeping;

    @Inject
    OnCall onCall;

    @Inject
    GroupStaffing staffing;

    @Inject
    CurrentPerson person;

    @Inject
    CurrentAddress address;

    @Inject
    HttpServletRequest request;

    @Inject
    ExternalContext browser;

    @Inject
    FacesContext faces;

    @Inject
    Words words;

    private RotaView stored;
    private String groupName;
    private boolean received;
    private boolean stale;
    private int version;
    private String firstDay = "";
    private String handover = USUAL_HANDOVER;
    private String days = String.valueOf(WEEK);
    private List<String> order = new ArrayList<>();
    private final Map<String, String> replacing = new LinkedHashMap<>();
    private final Map<String, String> errors = new LinkedHashMap<>();
    private List<OnCallView> coming;

    /** Prepares the page, and takes what was sent to it. */
    public void receive() throws IOException {
        if (received) {
            return;
        }
        received = true;
        read();
        groupName = staffing.groups(person.actor()).stream()
                .filter(group -> group.key().equals(key()))
                .findFirst()
                .map(group -> words.text(group.name()))
                .orElseThrow(() -> new NotFound("group " + key()));
        show();
        var command = request.getParameter("do");
        if (command == null || !"POST".equals(request.getMethod())) {
            return;
        }
        switch (command) {
            case "end" -> attempt(() -> keeping.end(key(), number(text("version"), 0), person.actor()), "?ended");
            case "replace" -> replace();
            default -> {
                if (command.startsWith("restore:")) {
                    var id = number(command.substring("restore:".length()), 0);
                    attempt(() -> keeping.restore(key(), id, person.actor()), "?restored");
                } else {
                    readRota();
                    change(command);
                }
            }
        }
    }

    private void read() {
        stored = keeping.of(key(), person.actor());
    }

    private void show() {
        version = stored.version();
        if (stored.rota() != null) {
            firstDay = stored.rota().firstDay().toString();
            handover = stored.rota().handover().toString();
            days = String.valueOf(stored.rota().days());
            order = new ArrayList<>(
                    stored.people().stream().map(PersonSummary::login).toList());
        }
    }

    private void readRota() {
        version = number(text("version"), 0);
        firstDay = text("firstDay");
        handover = text("handover");
        days = text("days");
        var sent = request.getParameterValues("person");
        order = new ArrayList<>(sent == null ? List.of() : List.of(sent));
    }

    /** Buttons beside the list only move people about in what is typed; nothing is kept before it is saved. */
    private void change(String command) throws IOException {
        var at = command.contains(":") ? number(command.substring(command.indexOf(':') + 1), -1) : -1;
        var isThere = at >= 0 && at < order.size();
        if (command.equals("add") && !text("added").isEmpty() && !order.contains(text("added"))) {
            order.add(text("added"));
        } else if (command.startsWith("up:") && isThere && at > 0) {
            Collections.swap(order, at, at - 1);
        } else if (command.startsWith("down:") && isThere && at + 1 < order.size()) {
            Collections.swap(order, at, at + 1);
        } else if (command.startsWith("drop:") && isThere) {
            order.remove(at);
        } else if (command.equals("save")) {
            save();
        }
    }

    private void save() throws IOException {
        var day = read("firstDay", firstDay, LocalDate::parse, "admin_calendar.date_malformed");
        var hour = read("handover", handover, LocalTime::parse, "rota.time_malformed");
        var length = days.isEmpty() ? null : Integer.valueOf(number(days, 0));
        if (errors.isEmpty()) {
            attempt(
                    () -> keeping.keep(new KeepRota(key(), day, hour, length, order, version), person.actor()),
                    "?saved");
        }
    }

    private void replace() throws IOException {
        for (var name : List.of("by", "insteadOf", "from", "until")) {
            replacing.put(name, text(name));
        }
        var from = instant("from");
        var until = instant("until");
        if (errors.isEmpty()) {
            var command = new ReplaceTurns(key(), replacing.get("by"), replacing.get("insteadOf"), from, until);
            attempt(() -> keeping.replace(command, person.actor()), "?replaced");
        }
    }

    private Instant instant(String field) {
        var local = read(field, replacing.get(field), LocalDateTime::parse, "rota.moment_malformed");
        return local == null ? null : local.atZone(stored.zone()).toInstant();
    }

    private <T> T read(String field, String typed, Function<String, T> parse, String malformed) {
        if (typed.isEmpty()) {
            return null;
        }
        try {
            return parse.apply(typed);
        } catch (DateTimeException notOne) {
            errors.put(field, words.get(malformed));
            return null;
        }
    }

    private void attempt(Runnable act, String then) throws IOException {
        try {
            act.run();
            browser.redirect(path() + then);
            faces.responseComplete();
        } catch (StaleVersion changed) {
            stale = true;
            read();
            version = stored.version();
        } catch (InvalidInput refused) {
            refused.errors()
                    .forEach(error -> errors.putIfAbsent(
                            error.field().equals("person") ? "by" : error.field(),
                            words.of(error.code(), error.arguments().toArray())));
        }
    }

    private static int number(String text, int otherwise) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : otherwise;
    }

    private String text(String name) {
        return Objects.toString(request.getParameter(name), "").strip();
    }

    public String key() {
        return address.part("key");
    }

    public String groupName() {
        return groupName;
    }

    public String path() {
        return request.getContextPath() + "/admin/groups/" + key() + "/rota";
    }

    /** What was done on the way here: {@code saved}, {@code ended}, {@code replaced} or {@code restored}; or empty. */
    public String happened() {
        var word = Objects.toString(request.getQueryString(), "");
        return "GET".equals(request.getMethod())
                        && List.of("saved", "ended", "replaced", "restored").contains(word)
                ? word
                : "";
    }

    public boolean isStale() {
        return stale;
    }

    public int version() {
        return version;
    }

    /** Whether the group keeps one. */
    public boolean isKept() {
        return stored.rota() != null;
    }

    public String zone() {
        return stored.zone().getId();
    }

    public String firstDay() {
        return firstDay;
    }

    public String handover() {
        return handover;
    }

    public String days() {
        return days;
    }

    /** The order as it stands in the form. */
    public List<OrderRow> order() {
        var names = names();
        var rows = new ArrayList<OrderRow>();
        for (var login : order) {
            var known = names.get(login);
            rows.add(new OrderRow(
                    rows.size(),
                    login,
                    known == null ? login : known.name(),
                    stored.members().stream().anyMatch(member -> member.login().equals(login)),
                    rows.size() == order.size() - 1));
        }
        return rows;
    }

    private Map<String, PersonSummary> names() {
        var names = stored.members().stream().collect(Collectors.toMap(PersonSummary::login, Function.identity()));
        stored.people().forEach(each -> names.putIfAbsent(each.login(), each));
        return names;
    }

    /** Members who have no turns yet. */
    public List<Choice> others() {
        return stored.members().stream()
                .filter(member -> !order.contains(member.login()))
                .map(RotaPage::choice)
                .toList();
    }

    public List<Choice> members() {
        return stored.members().stream().map(RotaPage::choice).toList();
    }

    /** Those who have turns. */
    public List<Choice> people() {
        return stored.people().stream().map(RotaPage::choice).toList();
    }

    private static Choice choice(PersonSummary one) {
        return new Choice(one.login(), one.name());
    }

    /** What somebody typed for a replacement. */
    public String replacing(String field) {
        return replacing.getOrDefault(field, "");
    }

    public List<RotaKeeping.ReplacementView> replacements() {
        return stored.replacements();
    }

    /** What is wrong with a field, in words; null when nothing is. */
    public String error(String field) {
        return errors.get(field);
    }

    /** What is stored now, to compare with what is typed after somebody else changed it. */
    public List<String> theirs() {
        if (stored.rota() == null) {
            return List.of(words.get("admin_rota.none"));
        }
        return List.of(
                stored.people().stream().map(PersonSummary::name).collect(Collectors.joining(", ")),
                words.count("admin_rota.turn", stored.rota().days()),
                words.of(
                        "admin_rota.begins",
                        stored.rota().firstDay(),
                        stored.rota().handover()));
    }

    /** Who is on call for the rest of this turn and in the next ones. */
    public List<OnCallView> coming() {
        if (coming == null) {
            coming = onCall.coming(key(), TURNS_AHEAD);
        }
        return coming;
    }

    /**
     * Somebody in the order of turns.
     *
     * @param able whether the person is still a member who can sign in
     */
    public record OrderRow(int place, String login, String name, boolean able, boolean last) {}
}
