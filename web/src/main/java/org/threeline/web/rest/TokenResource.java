package org.threeline.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.threeline.desk.identity.ApiTokens;
import org.threeline.desk.identity.ApiTokens.IssuedToken;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.Scope;
import org.threeline.desk.identity.SignIn;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.InvalidInput.FieldError;

/** Tokens: how a program signs in, what a person gave out, and how to take it back. */
@Path("/tokens")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TokenResource {
    @Inject
    SignIn signIn;

    @Inject
    ApiTokens tokens;

    @Inject
    CurrentPerson person;

    @Inject
    Clock clock;

    @Inject
    HttpServletRequest request;

    /** Issues a token to whoever knows a login and its password. */
    @POST
    @Operation(
            summary = "Issue a token",
            description = "The token is shown once. An unknown login and a wrong password give the same answer.")
    @APIResponse(
            responseCode = "201",
            description = "The token",
            content = @Content(schema = @Schema(implementation = NewToken.class)))
    @SecurityRequirements
    public Response issue(TokenRequest wanted) {
        var scopes = wanted.check();
        var answer = signIn.signIn(wanted.login(), wanted.password(), request.getRemoteAddr());
        if (answer instanceof SignIn.Accepted accepted) {
            var token = tokens.issue(accepted.identity().id(), wanted.name(), scopes, wanted.expiresAt());
            return Response.status(201)
                    .header(HttpHeaders.LOCATION, RestApplication.BASE + "/tokens/" + token.id())
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .entity(new NewToken(
                            token.secret(),
                            token.id(),
                            token.name(),
                            words(token),
                            token.createdAt(),
                            token.expiresAt()))
                    .build();
        }
        if (answer instanceof SignIn.Locked locked) {
            var seconds = Math.max(
                    1, Duration.between(clock.instant(), locked.until()).toSeconds() + 1);
            throw new Refusal(429, "sign_in.locked").with(HttpHeaders.RETRY_AFTER, seconds);
        }
        throw new Refusal(401, "sign_in.refused").with(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Threeline\"");
    }

    /** The caller's own tokens that can still be used. */
    @GET
    @Operation(summary = "List one's own tokens")
    public Items<TokenView> list() {
        return Items.all(tokens.of(person.id()).stream()
                .map(token ->
                        new TokenView(token.id(), token.name(), words(token), token.createdAt(), token.expiresAt()))
                .toList());
    }

    /** Takes a token back. */
    @DELETE
    @Path("/{id}")
    @Operation(summary = "Revoke one of one's own tokens", description = "Other nodes notice within a minute.")
    @APIResponse(responseCode = "204", description = "It is revoked")
    public void revoke(@PathParam("id") String id) {
        tokens.revoke(person.id(), Ids.of(id));
    }

    private static List<String> words(IssuedToken token) {
        return token.scopes().stream()
                .map(scope -> scope.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    /**
     * @param name what the person calls the token, null for "API"
     * @param scopes {@code read}, {@code write}; null or empty for all the person's rights
     * @param expiresAt null for never
     */
    public record TokenRequest(String login, String password, String name, List<String> scopes, Instant expiresAt) {
        Set<Scope> check() {
            var errors = new ArrayList<FieldError>();
            if (login == null || login.isBlank()) {
                errors.add(new FieldError("login", "input.missing"));
            }
            if (password == null || password.isEmpty()) {
                errors.add(new FieldError("password", "input.missing"));
            }
            if (name != null && name.length() > 100) {
                errors.add(new FieldError("name", "input.too_long", 100));
            }
            var set = EnumSet.noneOf(Scope.class);
            for (var i = 0; scopes != null && i < scopes.size(); i++) {
                var word = scopes.get(i);
                if ("read".equals(word) || "write".equals(word)) {
                    set.add(Scope.valueOf(word.toUpperCase(Locale.ROOT)));
                } else {
                    errors.add(new FieldError("scopes[" + i + "]", "input.not_an_option", "read, write"));
                }
            }
            if (!errors.isEmpty()) {
                throw new InvalidInput(errors);
            }
            return set;
        }
    }

    /** A token in the one answer that shows it. */
    public record NewToken(
            String token, long id, String name, List<String> scopes, Instant createdAt, Instant expiresAt) {}

    /** A token without its secret. */
    public record TokenView(long id, String name, List<String> scopes, Instant createdAt, Instant expiresAt) {}
}
