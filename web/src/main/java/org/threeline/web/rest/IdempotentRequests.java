package org.threeline.web.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.threeline.desk.identity.AnsweredRequests;
import org.threeline.desk.identity.AnsweredRequests.Answer;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.kernel.BusinessRuleViolation;

/** Answers a repeated request with the first answer; see {@link Idempotent}. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class IdempotentRequests {
    /** Present, and {@code true}, where nothing was done again. */
    static final String REPLAYED = "Idempotency-Replayed";

    private static final String HEADER = "Idempotency-Key";

    @Inject
    AnsweredRequests answered;

    @Inject
    CurrentPerson person;

    @Inject
    HttpServletRequest request;

    @AroundInvoke
    Object answer(InvocationContext call) throws Exception {
        var key = request.getHeader(HEADER);
        if (key == null) {
            return call.proceed();
        }
        if (!key.matches("[\\x21-\\x7e]{1,100}")) {
            throw new Refusal(400, "idempotency.key_malformed");
        }
        var asked = hash(call.getParameters());
        var known = find(key, asked);
        if (known.isPresent()) {
            return replayed(known.get());
        }
        var first = new Response[1];
        var made = answered.answerOnce(person.id(), key, asked, () -> {
            first[0] = proceed(call);
            return answer(first[0]);
        });
        if (made.isPresent()) {
            return first[0];
        }
        return replayed(find(key, asked).orElseThrow(() -> new Refusal(409, "idempotency.in_progress")));
    }

    private Optional<Answer> find(String key, byte[] asked) {
        try {
            return answered.find(person.id(), key, asked);
        } catch (BusinessRuleViolation differs) {
            throw new Refusal(422, differs.key());
        }
    }

    private static Response proceed(InvocationContext call) {
        try {
            return (Response) call.proceed();
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Answer answer(Response response) {
        try {
            var location = response.getLocation();
            return new Answer(
                    response.getStatus(),
                    location == null ? null : location.toString(),
                    response.hasEntity() ? Json.MAPPER.writeValueAsString(response.getEntity()) : null);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("An answer that cannot be written", unwritable);
        }
    }

    private static Response replayed(Answer answer) {
        var response = Response.status(answer.status()).header(REPLAYED, true);
        if (answer.location() != null) {
            response.header(HttpHeaders.LOCATION, URI.create(answer.location()));
        }
        if (answer.body() != null) {
            response.type(MediaType.APPLICATION_JSON_TYPE).entity(answer.body());
        }
        return response.build();
    }

    /** What is asked: the method, the path with its query, and the body as it was understood. */
    private byte[] hash(Object[] parameters) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var query = request.getQueryString();
            digest.update((request.getMethod() + ' ' + request.getRequestURI() + '?' + (query == null ? "" : query))
                    .getBytes(StandardCharsets.UTF_8));
            for (var parameter : parameters) {
                if (parameter instanceof Record || parameter instanceof JsonNode) {
                    digest.update((byte) 0);
                    digest.update(Json.MAPPER.writeValueAsBytes(parameter));
                }
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException | JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
