package org.threeline.desk.identity;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import org.threeline.desk.audit.Audit;
import org.threeline.desk.audit.AuditDetails;
import org.threeline.desk.audit.AuditKind;
import org.threeline.desk.audit.AuditSubject;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.InvalidInput.FieldError;

/** Makes the first administrator of a new desk: whoever holds the link from the log, once. */
@Stateless
public class FirstAdministrator {
    private static final int LONGEST_LOGIN = 100;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_EMAIL = 254;

    @Inject
    SetupLinks links;

    @Inject
    People people;

    @Inject
    Passwords passwords;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** Makes a link for a desk where nobody can sign in yet; returns its token, empty when somebody can. */
    public Optional<String> createLink() {
        if (!people.isEmpty()) {
            return Optional.empty();
        }
        var token = Secret.create("");
        links.add(SetupLink.create(token, clock.instant()));
        return Optional.of(token);
    }

    /** Whether the token would still make an administrator. */
    public boolean isValid(String token) {
        return usable(token).isPresent() && people.isEmpty();
    }

    /**
     * Makes the administrator; of several at once the first wins.
     *
     * @throws InvalidInput at {@code login}, {@code name}, {@code email} or {@code password}
     * @throws BusinessRuleViolation {@code setup.link.not_valid} when the link was used, is too old or unknown, or
     *     somebody can sign in already
     */
    public void setUp(String token, String login, String name, String email, String password) {
        requireGood(login, name, email);
        Passwords.requireGood("password", password, login, name, email);
        people.oneAtATime();
        var link = usable(token)
                .filter(found -> people.isEmpty())
                .orElseThrow(() -> new BusinessRuleViolation("setup.link.not_valid"));
        var now = clock.instant();
        link.use(now);
        var administrator = Person.enter(login, name.strip(), email.strip(), Person.ORIGIN_PERSON, now);
        administrator.becomeAdministrator();
        administrator.changePassword(passwords.hash(password));
        people.add(administrator);
        audit.record(
                administrator.id(),
                AuditKind.DESK_SET_UP,
                AuditSubject.person(administrator.id(), administrator.name()),
                AuditDetails.none().with("login", administrator.login()));
    }

    private Optional<SetupLink> usable(String token) {
        return token == null
                ? Optional.empty()
                : links.find(Secret.hash(token)).filter(link -> link.isUsableAt(clock.instant()));
    }

    private static void requireGood(String login, String name, String email) {
        var errors = new ArrayList<FieldError>();
        requireText("login", login, LONGEST_LOGIN, errors);
        requireText("name", name, LONGEST_NAME, errors);
        requireText("email", email, LONGEST_EMAIL, errors);
        if (errors.isEmpty() && !Logins.normal(login).matches("[\\p{L}\\p{N}._@+-]+")) {
            errors.add(new FieldError("login", "login.characters"));
        }
        if (errors.isEmpty() && !email.strip().matches("[^@\\s]+@[^@\\s]+")) {
            errors.add(new FieldError("email", "input.not_an_email"));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    private static void requireText(String field, String text, int longest, ArrayList<FieldError> errors) {
        if (text == null || text.isBlank()) {
            errors.add(new FieldError(field, "input.missing"));
        } else if (text.strip().length() > longest) {
            errors.add(new FieldError(field, "input.too_long", longest));
        }
    }
}
