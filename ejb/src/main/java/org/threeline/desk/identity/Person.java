package org.threeline.desk.identity;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/** Somebody of the company: whoever asks, answers or is only named by an import. */
@Entity
@Table(name = "person")
@Access(AccessType.FIELD)
public class Person {
    static final String ORIGIN_PERSON = "PERSON";
    static final String ORIGIN_DEMO = "DEMO";
    static final String ORIGIN_IMPORT = "IMPORT";
    static final int LONGEST_LOGIN = 100;
    static final int LONGEST_NAME = 200;
    static final int LONGEST_EMAIL = 254;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "person_seq")
    @SequenceGenerator(name = "person_seq", sequenceName = "person_seq", allocationSize = 50)
    private Long id;

    private String login;
    private String name;
    private String email;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "department_id")
    private Department department;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "location_id")
    private Location location;

    private String room;
    private String phone;

    @Enumerated(EnumType.STRING)
    private Employment employment;

    @Column(name = "manager_id")
    private Long managerId;

    private String locale;
    private String zone;

    @Column(name = "is_admin")
    private boolean admin;

    private boolean active;

    @Column(name = "password_hash")
    private String passwordHash;

    private String origin;

    @Column(name = "imported_as")
    private String importedAs;

    private String signature;

    @Column(name = "session_epoch")
    private int sessionEpoch;

    @Version
    private int version;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Person() {
        // JPA
    }

    private Person(String login, String name, String origin, boolean active, Instant now) {
        this.login = login;
        this.name = name;
        this.origin = origin;
        this.active = active;
        this.employment = Employment.EMPLOYEE;
        this.locale = "en";
        this.zone = "UTC";
        this.createdAt = now;
    }

    /** Enters somebody who can sign in once a password is set. */
    static Person enter(String login, String name, String email, String origin, Instant now) {
        var person = new Person(Logins.normal(login), name, origin, true, now);
        person.email = email;
        return person;
    }

    /** Enters somebody only an import knows: no login, not active, found again by the name the other system used. */
    static Person imported(String importedAs, Instant now) {
        var person = new Person(null, importedAs, ORIGIN_IMPORT, false, now);
        person.importedAs = importedAs;
        return person;
    }

    void beCalled(String login, String name, String email) {
        this.login = login;
        this.name = name;
        this.email = email;
    }

    /** Each may be null when unknown. */
    void worksAt(Department department, Location location, String room) {
        this.department = department;
        this.location = location;
        this.room = room;
    }

    void worksAs(Employment employment, Long managerId) {
        this.employment = employment;
        this.managerId = managerId;
    }

    /** Chooses language and zone; null keeps what was chosen before. */
    void prefer(Locale locale, ZoneId zone) {
        if (locale != null) {
            this.locale = locale.getLanguage();
        }
        if (zone != null) {
            this.zone = zone.getId();
        }
    }

    void reachAt(String phone) {
        this.phone = phone;
    }

    /** @param signature stands below the person's replies from now on; null for none */
    void signWith(String signature) {
        this.signature = signature;
    }

    /** The text with the person's signature below it; a text that ends with it already stays as it is. */
    public String sign(String text) {
        return signature == null || text.endsWith(signature) ? text : text + "\n\n" + signature;
    }

    /** Null for none. */
    String signature() {
        return signature;
    }

    void becomeAdministrator() {
        this.admin = true;
    }

    void stopAdministrating() {
        this.admin = false;
    }

    /** May not sign in any more; every session ends. */
    void deactivate() {
        this.active = false;
        this.sessionEpoch++;
    }

    void reactivate() {
        this.active = true;
    }

    /** Sets another password; every session and page signed in with the old one ends. */
    void changePassword(String hash) {
        this.passwordHash = hash;
        this.sessionEpoch++;
    }

    /** Ends every session signed in until now; password and tokens stay. */
    void endSessions() {
        this.sessionEpoch++;
    }

    /** For the database and for history; null before it is stored. */
    public Long id() {
        return id;
    }

    /** In lower case; null for people who cannot sign in. */
    public String login() {
        return login;
    }

    public String name() {
        return name;
    }

    public String email() {
        return email;
    }

    /** The department's name; null when unknown. */
    public String department() {
        return department == null ? null : department.name();
    }

    /** Key of the calendar of the place where the person works; null where there is none. */
    String workplaceCalendar() {
        return location == null ? null : location.calendarKey();
    }

    /** Where to find the person: the location's name and the room; null when unknown. */
    public String location() {
        if (location == null) {
            return room;
        }
        return room == null ? location.name() : location.name() + ", " + room;
    }

    Department inDepartment() {
        return department;
    }

    Location atLocation() {
        return location;
    }

    String room() {
        return room;
    }

    Employment employment() {
        return employment;
    }

    /** Null when unknown. */
    Long managerId() {
        return managerId;
    }

    public String phone() {
        return phone;
    }

    public Locale locale() {
        return Locale.forLanguageTag(locale);
    }

    public ZoneId zone() {
        return ZoneId.of(zone);
    }

    public boolean isAdmin() {
        return admin;
    }

    public boolean isActive() {
        return active;
    }

    int version() {
        return version;
    }

    Instant createdAt() {
        return createdAt;
    }

    boolean isImported() {
        return origin.equals(ORIGIN_IMPORT);
    }

    /** Whether a password was ever chosen. */
    public boolean hasPassword() {
        return passwordHash != null;
    }

    String passwordHash() {
        return passwordHash;
    }

    int sessionEpoch() {
        return sessionEpoch;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Person person && id != null && id.equals(person.id);
    }

    @Override
    public int hashCode() {
        return Person.class.hashCode();
    }
}
