package org.threeline.desk.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.kernel.NotFound;

/**
 * Who is asking in this request. It is read once, with at most two statements, and stays the same until the request
 * ends. Where nobody is signed in, {@link #isSignedIn()} is false and every other question is a {@link NotFound}.
 */
@RequestScoped
public class CurrentPerson {
    @Inject
    SecurityContext security;

    @Inject
    Identities identities;

    @Inject
    Catalogue catalogue;

    private Identity identity;
    private boolean known;

    /**
     * Tells who is signed in, so that nobody has to be looked up again; for the authentication of a request only.
     *
     * @param signedIn null for nobody
     */
    public void is(Identity signedIn) {
        this.identity = signedIn;
        this.known = true;
    }

    public boolean isSignedIn() {
        return find().isPresent();
    }

    public Identity identity() {
        return find().orElseThrow(() -> new NotFound("a signed-in person"));
    }

    public long id() {
        return identity().id();
    }

    public String login() {
        return identity().login();
    }

    public String name() {
        return identity().name();
    }

    public Locale locale() {
        return identity().locale();
    }

    public ZoneId zone() {
        return identity().zone();
    }

    public boolean isAdmin() {
        return identity().admin();
    }

    /** Keys of the support groups the person is a member of. */
    public Set<String> groups() {
        return identity().groups();
    }

    public boolean isMember(String groupKey) {
        return groups().contains(groupKey);
    }

    public boolean isLead(String groupKey) {
        return identity().leads().contains(groupKey);
    }

    /** Whether the person is a member of any support group. */
    public boolean isAgent() {
        return !groups().isEmpty();
    }

    /** Whether the person answers for the service, as its own owner or its family's. */
    public boolean owns(ServiceOffering service) {
        return catalogue.inForce().ownersOf(service).contains(login());
    }

    /** Names of the person's {@link Role}s. */
    public Set<String> roles() {
        return identity().roles().stream().map(Role::name).collect(Collectors.toUnmodifiableSet());
    }

    /** The person as the one a use case acts for. */
    public Actor actor() {
        return identity().actor();
    }

    private Optional<Identity> find() {
        if (!known) {
            known = true;
            var caller = security.getCallerPrincipal();
            if (caller != null) {
                identity = identities.of(caller.getName()).orElse(null);
            }
        }
        return Optional.ofNullable(identity);
    }
}
