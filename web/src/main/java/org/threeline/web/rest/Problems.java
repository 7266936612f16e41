package org.threeline.web.rest;

import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.Causes;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.NotFound;
import org.threeline.kernel.StaleVersion;
import org.threeline.kernel.storage.DatabaseFault;
import org.threeline.web.text.Sentences;

/** Which problem an exception is. Containers wrap what use cases throw, so the causes decide. */
final class Problems {
    private static final String TYPE = "urn:threeline:problem:";
    private static final Set<Integer> NAMED =
            Set.of(400, 401, 403, 404, 405, 406, 409, 412, 413, 415, 422, 428, 429, 500, 503);

    private Problems() {}

    static Problem of(Throwable thrown, Locale reader, String requestId) {
        var causes = Causes.of(thrown);
        for (var cause : causes.all()) {
            if (cause instanceof InvalidInput invalid) {
                var entries = invalid.errors().stream()
                        .map(error -> entry(reader, error.field(), error.code(), error.arguments()))
                        .toList();
                return problem(400, "input.invalid", null, entries, reader, requestId);
            }
            if (cause instanceof MalformedJson malformed) {
                var status = malformed.code().equals("input.body_too_large") ? 413 : 400;
                var message = Sentences.of(reader, malformed.code());
                var entry = new Problem.Entry(null, malformed.code(), message, malformed.line(), malformed.column());
                return problem(status, malformed.code(), message, List.of(entry), reader, requestId);
            }
            if (cause instanceof Refusal refusal) {
                return ruled(refusal.status(), refusal.code(), refusal.arguments(), reader, requestId);
            }
            if (cause instanceof BusinessRuleViolation violation) {
                return ruled(409, violation.key(), violation.arguments(), reader, requestId);
            }
            if (cause instanceof NotFound) {
                return byStatus(404, reader, requestId);
            }
            if (cause instanceof StaleVersion || cause instanceof OptimisticLockException) {
                return problem(412, "version.stale", null, List.of(), reader, requestId);
            }
            if (cause instanceof WebApplicationException answer) {
                return byStatus(answer.getResponse().getStatus(), reader, requestId);
            }
        }
        if (DatabaseFault.isAway(causes)) {
            return problem(503, "database.away", null, List.of(), reader, requestId);
        }
        if (DatabaseFault.isBusy(causes)) {
            return problem(503, "database.busy", null, List.of(), reader, requestId);
        }
        return byStatus(500, reader, requestId);
    }

    static Problem byStatus(int status, Locale reader, String requestId) {
        var known = NAMED.contains(status) ? status : status < 500 ? 400 : 500;
        return problem(status, "http." + known, null, List.of(), reader, requestId);
    }

    /** Whether the problem is ours to repair, and so to be logged with everything we know. */
    static boolean isOurFault(Problem problem) {
        return problem.status() == 500;
    }

    /** What the interface itself refused, wherever it was wrapped; null when it did not. */
    static Refusal refusalIn(Throwable thrown) {
        return Causes.of(thrown).find(Refusal.class).orElse(null);
    }

    private static Problem ruled(int status, String code, List<Object> arguments, Locale reader, String requestId) {
        var entry = entry(reader, null, code, arguments);
        return problem(status, code, entry.message(), List.of(entry), reader, requestId);
    }

    private static Problem.Entry entry(Locale reader, String field, String code, List<Object> arguments) {
        var shown =
                arguments.stream().map(argument -> argument instanceof Enum<?> constant ? constant.name() : argument);
        return new Problem.Entry(field, code, Sentences.of(reader, code, shown.toArray()), null, null);
    }

    private static Problem problem(
            int status, String code, String detail, List<Problem.Entry> errors, Locale reader, String requestId) {
        var titled = Sentences.has("problem." + status) ? status : status < 500 ? 400 : 500;
        return new Problem(
                TYPE + code,
                Sentences.of(reader, "problem." + titled),
                status,
                detail == null ? Sentences.of(reader, code) : detail,
                "urn:threeline:request:" + requestId,
                code,
                errors,
                null);
    }
}
