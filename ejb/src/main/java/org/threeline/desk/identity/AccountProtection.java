package org.threeline.desk.identity;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.threeline.desk.audit.Audit;
import org.threeline.desk.audit.AuditDetails;
import org.threeline.desk.audit.AuditKind;
import org.threeline.desk.audit.AuditReading;
import org.threeline.desk.audit.AuditRow;
import org.threeline.desk.identity.ApiTokens.IssuedToken;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.InvalidInput.FieldError;
import org.threeline.kernel.NotFound;

/**
 * Looking after the safety of one's own account. What lasts, a password or a token, is given only to whoever knows the
 * password: an unwatched browser is not enough.
 */
@Stateless
public class AccountProtection {
    private static final int SIGN_INS = 15;

    @Inject
    People people;

    @Inject
    Identities identities;

    @Inject
    SignIn signIn;

    @Inject
    Passwords passwords;

    @Inject
    PasswordLinks links;

    @Inject
    ApiTokens tokens;

    @Inject
    Audit audit;

    @Inject
    AuditReading auditReading;

    /**
     * Chooses another password. All sessions and links of the person end; tokens stay.
     *
     * @param current the password until now
     * @param address where the request comes from, as text
     * @return the person as the session at hand goes on with it
     * @throws InvalidInput at {@code current} where it is wrong, at {@code wanted} where it is too weak
     * @throws BusinessRuleViolation {@code sign_in.locked} after too many wrong ones; nothing was looked at
     */
    public Identity changePassword(String current, String wanted, String address, Actor actor) {
        var person = own(actor);
        var errors = new ArrayList<FieldError>();
        prove("current", current, address, actor, errors);
        try {
            Passwords.requireGood("wanted", wanted, person.login(), person.name(), person.email());
            if (wanted.equals(current)) {
                errors.add(new FieldError("wanted", "password.same_as_before"));
            }
        } catch (InvalidInput weak) {
            errors.addAll(weak.errors());
        }
        requireNone(errors);
        person.changePassword(passwords.hash(wanted));
        // Of two at the same moment the second is told so here.
        people.written();
        links.endAll(person.id());
        audit.record(actor, AuditKind.PASSWORD_CHANGED, PeopleAdministration.subject(person), AuditDetails.none());
        return again(actor);
    }

    /**
     * Ends all sessions of the actor.
     *
     * @return the person as the session at hand goes on with it
     */
    public Identity signOutElsewhere(Actor actor) {
        var person = own(actor);
        person.endSessions();
        people.written();
        audit.record(actor, AuditKind.SESSIONS_ENDED, PeopleAdministration.subject(person), AuditDetails.none());
        return again(actor);
    }

    /**
     * Makes a token; its secret is in this answer only.
     *
     * @param name what the actor calls it; needed
     * @param scopes empty for all the actor's rights
     * @param expiresAt in the future, or null for never
     * @param password of the actor
     * @param address where the request comes from, as text
     * @throws InvalidInput at {@code tokenName}, {@code expiresAt} or {@code password}
     * @throws BusinessRuleViolation {@code sign_in.locked} after too many wrong passwords
     */
    public IssuedToken makeToken(
            String name, Set<Scope> scopes, Instant expiresAt, String password, String address, Actor actor) {
        var fields = new TypedFields();
        fields.required("tokenName", name, ApiTokens.LONGEST_NAME);
        var errors = new ArrayList<>(fields.errors());
        prove("password", password, address, actor, errors);
        requireNone(errors);
        return tokens.issue(actor.personId(), name, scopes, expiresAt);
    }

    /** When and from where somebody signed in as the actor, or tried to; newest first. */
    public List<AuditRow> signIns(Actor actor) {
        return auditReading.signIns(actor, SIGN_INS);
    }

    private void prove(String field, String password, String address, Actor actor, List<FieldError> errors) {
        if (password == null || password.isEmpty()) {
            errors.add(new FieldError(field, "input.missing"));
            return;
        }
        var answer = signIn.prove(actor.personId(), password, address);
        if (answer instanceof SignIn.Locked) {
            throw new BusinessRuleViolation("sign_in.locked");
        }
        if (answer instanceof SignIn.Refused) {
            errors.add(new FieldError(field, "password.wrong"));
        }
    }

    private static void requireNone(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    private Person own(Actor actor) {
        if (actor.isSystem()) {
            throw new NotFound("an account of the desk itself");
        }
        return people.byId(actor.personId()).orElseThrow(() -> new NotFound("person " + actor.personId()));
    }

    private Identity again(Actor actor) {
        return identities.of(actor.personId()).orElseThrow(() -> new NotFound("person " + actor.personId()));
    }
}
