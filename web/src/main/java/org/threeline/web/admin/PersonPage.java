package org.threeline.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.threeline.desk.audit.AuditFilter;
import org.threeline.desk.audit.AuditReading;
import org.threeline.desk.audit.AuditRow;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.identity.DepartmentAdministration;
import org.threeline.desk.identity.Employment;
import org.threeline.desk.identity.LocationAdministration;
import org.threeline.desk.identity.PasswordLinks;
import org.threeline.desk.identity.PasswordLinks.MadeLink;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.PeopleAdministration;
import org.threeline.desk.identity.PeopleAdministration.PersonFields;
import org.threeline.desk.identity.PeopleDirectory;
import org.threeline.desk.identity.PersonAccount;
import org.threeline.desk.identity.PersonSummary;
import org.threeline.desk.mail.PasswordLetters;
import org.threeline.desk.ticket.HeldWork;
import org.threeline.kernel.Setting;
import org.threeline.web.admin.Pairs.Pair;
import org.threeline.web.faces.Choice;
import org.threeline.web.faces.Viewer;

/** One person as administrators see it: entering, changing, inviting, deactivating. */
@Named
@RequestScoped
public class PersonPage extends RecordPage<PersonAccount> {
    private static final int MOST_FOUND = 10;
    private static final int ACTS_SHOWN = 10;

    @Inject
    PeopleAdministration administration;

    @Inject
    PeopleDirectory directory;

    @Inject
    DepartmentAdministration departmentsOfCompany;

    @Inject
    LocationAdministration locationsOfCompany;

    @Inject
    PasswordLinks links;

    @Inject
    PasswordLetters letters;

    @Inject
    HeldWork held;

    @Inject
    AuditReading audit;

    @Inject
    People people;

    @Inject
    Viewer viewer;

    private MadeLink link;
    private String login;
    private String name;
    private String email;
    private String department;
    private String location;
    private String room;
    private String phone;
    private String employment;
    private String manager;
    private String language;
    private String zone;
    private boolean handOver = true;
    private boolean invite = true;
    private Boolean mailed;

    @Override
    PersonAccount read(long id, Actor actor) {
        return directory.account(id, actor);
    }

    public boolean isOneself() {
        return !isNew() && stored().id() == person.id();
    }

    /** {@code created}, {@code invited} or {@code mailed} where that happened just now; empty otherwise. */
    public String done() {
        return justDone("created|invited|mailed");
    }

    /** What was done to this person just now, by name; empty where it was nothing, or {@link #done}. */
    public String doneInWords() {
        var done = justDone("saved|ended|administrator|no_administrator|deactivated|reactivated");
        return done.isEmpty() ? "" : words.of("admin_person.done." + done, stored().name());
    }

    private String justDone(String which) {
        var done = Objects.toString(request.getParameter("done"), "");
        return "POST".equals(request.getMethod()) || !done.matches(which) ? "" : done;
    }

    /** What is stored, to compare with what is typed after somebody else changed it. */
    public List<Pair> storedValues() {
        return new Pairs()
                .with(words.get("admin_person.name"), stored().name())
                .with(words.get("admin_person.login"), stored().login())
                .with(words.get("admin_person.email"), stored().email())
                .with(words.get("admin_person.department"), stored().department())
                .with(words.get("admin_person.location"), stored().location())
                .with(words.get("admin_person.room"), stored().room())
                .with(words.get("admin_person.phone"), stored().phone())
                .with(words.get("admin_person.manager"), stored().manager())
                .with(words.get("admin_person.employment"), words.name(stored().employment()))
                .with(words.get("admin_person.language"), nameOf(Locale.forLanguageTag(stored().language())))
                .with(words.get("admin_person.zone"), stored().zone())
                .all();
    }

    /** How many open tickets the person is responsible for. */
    public long countHeld() {
        return held.count(stored().id());
    }

    /** What the person did, and what was done to it; the latest. */
    public List<AuditRow> acts() {
        return audit.find(AuditFilter.of(stored().id()), null, ACTS_SHOWN, person.actor());
    }

    public List<Choice> departments() {
        return departmentsOfCompany.all(person.actor()).stream()
                .filter(each ->
                        each.active() || !isNew() && Long.valueOf(each.id()).equals(stored().departmentId()))
                .map(each -> new Choice(String.valueOf(each.id()), "– ".repeat(each.depth()) + each.name()))
                .toList();
    }

    public List<Choice> locations() {
        return locationsOfCompany.all(person.actor()).stream()
                .filter(each ->
                        each.active() || !isNew() && Long.valueOf(each.id()).equals(stored().locationId()))
                .map(each -> new Choice(String.valueOf(each.id()), each.name()))
                .toList();
    }

    public List<Choice> employments() {
        return Arrays.stream(Employment.values())
                .map(each -> new Choice(each.name(), words.name(each)))
                .toList();
    }

    public List<Choice> languages() {
        return viewer.languages().stream()
                .map(each -> new Choice(each.getLanguage(), nameOf(each)))
                .toList();
    }

    private static String nameOf(Locale language) {
        var name = language.getDisplayLanguage(language);
        return name.substring(0, 1).toUpperCase(language) + name.substring(1);
    }

    public List<PersonSummary> colleagues(String typed) {
        return people.search(typed, MOST_FOUND);
    }

    public void save() throws IOException {
        var wanted = new PersonFields(
                login,
                name,
                email,
                Parts.number(department),
                Parts.number(location),
                room,
                phone,
                employment == null || employment.isEmpty() ? null : Employment.valueOf(employment),
                manager,
                language,
                zone);
        if (isNew()) {
            var invites = invite && isMailed();
            leave(administration.create(wanted, invites, person.actor()), invites ? "invited" : "created");
            return;
        }
        attempt(() -> administration.change(stored().id(), seen(), wanted, person.actor()));
        leave(stored().id(), "saved");
    }

    /** Whether links can be mailed; otherwise the administrator hands them over. */
    public boolean isMailed() {
        if (mailed == null) {
            mailed = letters.isPossible();
        }
        return mailed;
    }

    /** Whether links can be mailed to this person. */
    public boolean isReachable() {
        return isMailed() && stored().email() != null;
    }

    /** The person finds the link in a letter. */
    public void mailLink() throws IOException {
        letters.send(stored().id(), person.actor());
        leave(stored().id(), "mailed");
    }

    /** The administrator sees the link once, in the answer. */
    public void makeLink() {
        link = links.make(stored().id(), person.actor());
        forget();
    }

    /** The link that was made just now, or null. */
    public MadeLink link() {
        return link;
    }

    /** Its whole address: the desk's own where it was told, else the one the administrator came by. */
    public String linkAddress() {
        if (!Setting.PUBLIC_URL.text().isEmpty()) {
            return Setting.PUBLIC_URL.text() + link.path();
        }
        var shown = request.getRequestURL();
        return shown.substring(0, shown.indexOf("/", shown.indexOf("//") + 2)) + request.getContextPath() + link.path();
    }

    public void endAccess() throws IOException {
        administration.endAccess(stored().id(), person.actor());
        leave(stored().id(), "ended");
    }

    public void makeAdministrator() throws IOException {
        attempt(() -> administration.administrate(stored().id(), seen(), true, person.actor()));
        leave(stored().id(), "administrator");
    }

    public void endAdministration() throws IOException {
        attempt(() -> administration.administrate(stored().id(), seen(), false, person.actor()));
        leave(stored().id(), "no_administrator");
    }

    public void deactivate() throws IOException {
        attempt(() -> administration.deactivate(stored().id(), seen(), handOver, person.actor()));
        leave(stored().id(), "deactivated");
    }

    public void reactivate() throws IOException {
        attempt(() -> administration.reactivate(stored().id(), seen(), person.actor()));
        leave(stored().id(), "reactivated");
    }

    private void leave(long id, String done) throws IOException {
        leaveTo("/admin/people/" + id + "?done=" + done);
    }

    /** Another form of the page leaves the person's own fields as they are. */
    @Override
    boolean isSent() {
        return request.getParameter("edit") != null;
    }

    public String getLogin() {
        return shown(login, PersonAccount::login);
    }

    public void setLogin(String login) {
        this.login = login;
    }

    public String getName() {
        return shown(name, PersonAccount::name);
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getEmail() {
        return shown(email, PersonAccount::email);
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getDepartment() {
        return shown(department, account -> Parts.text(account.departmentId()));
    }

    public void setDepartment(String department) {
        this.department = department;
    }

    public String getLocation() {
        return shown(location, account -> Parts.text(account.locationId()));
    }

    public void setLocation(String location) {
        this.location = location;
    }

    public String getRoom() {
        return shown(room, PersonAccount::room);
    }

    public void setRoom(String room) {
        this.room = room;
    }

    public String getPhone() {
        return shown(phone, PersonAccount::phone);
    }

    public void setPhone(String phone) {
        this.phone = phone;
    }

    public String getEmployment() {
        return shown(employment, account -> account.employment().name());
    }

    public void setEmployment(String employment) {
        this.employment = employment;
    }

    public String getManager() {
        return shown(manager, PersonAccount::managerLogin);
    }

    public void setManager(String manager) {
        this.manager = manager;
    }

    public String getLanguage() {
        return shown(language, PersonAccount::language);
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    public String getZone() {
        return shown(zone, PersonAccount::zone);
    }

    public void setZone(String zone) {
        this.zone = zone;
    }

    public boolean isInvite() {
        return invite;
    }

    public void setInvite(boolean invite) {
        this.invite = invite;
    }

    public boolean isHandOver() {
        return handOver;
    }

    public void setHandOver(boolean handOver) {
        this.handOver = handOver;
    }
}
