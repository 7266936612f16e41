package org.threeline.web.rest;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.threeline.desk.status.FailingRequest;
import org.threeline.web.health.RequestLog;

/** Turns whatever a request ran into into a problem document; what is our fault is logged, and only its id is told. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());
    private static final int RETRY_SECONDS = 5;

    @Context
    HttpServletRequest request;

    @Inject
    Reader reader;

    @Inject
    FailingRequest failing;

    @Inject
    CurrentRepresentation current;

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof WebApplicationException answer
                && answer.getResponse().getStatus() < 400) {
            return answer.getResponse();
        }
        var requestId = RequestLog.idOf(request);
        var problem = Problems.of(thrown, reader.locale(), requestId);
        if (Problems.isOurFault(problem)) {
            LOG.log(
                    Level.ERROR,
                    "Request " + requestId + " failed: " + request.getMethod() + " " + request.getRequestURI(),
                    thrown);
            failing.failed(thrown);
        }
        var response = Response.status(problem.status()).type(Problem.MEDIA_TYPE);
        if (thrown instanceof WebApplicationException answer) {
            answer.getResponse().getHeaders().forEach((name, values) -> {
                if (!HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name)
                        && !HttpHeaders.CONTENT_LENGTH.equalsIgnoreCase(name)) {
                    values.forEach(value -> response.header(name, value));
                }
            });
        }
        var refusal = Problems.refusalIn(thrown);
        if (refusal != null) {
            refusal.headers().forEach(response::header);
        }
        if (problem.status() == Response.Status.SERVICE_UNAVAILABLE.getStatusCode()) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        if (problem.status() == Response.Status.PRECONDITION_FAILED.getStatusCode()) {
            var now = current.read();
            problem = new Problem(
                    problem.type(),
                    problem.title(),
                    problem.status(),
                    problem.detail(),
                    problem.instance(),
                    problem.code(),
                    problem.errors(),
                    now);
        }
        return response.entity(problem).build();
    }
}
