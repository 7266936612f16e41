package org.threeline.web.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;
import org.threeline.kernel.InvalidInput;

/** Reads and writes JSON bodies; what cannot be read is refused at its place in the document. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public class JsonBody implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
    private static final Set<Class<?>> RAW = Set.of(
            String.class,
            byte[].class,
            InputStream.class,
            Reader.class,
            File.class,
            StreamingOutput.class,
            MultivaluedMap.class);

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return isOurs(type);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        Object read;
        try {
            read = Json.MAPPER.readValue(body, Json.MAPPER.constructType(generic));
        } catch (JsonProcessingException malformed) {
            throw JsonFault.of(malformed);
        }
        if (read == null) {
            throw new InvalidInput("", "input.body_missing");
        }
        return read;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return isOurs(type);
    }

    @Override
    public void writeTo(
            Object body,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        // Bytes first: an object that cannot be written becomes a problem, not half a document.
        out.write(Json.MAPPER.writeValueAsBytes(body));
    }

    private static boolean isOurs(Class<?> type) {
        return RAW.stream().noneMatch(raw -> raw.isAssignableFrom(type));
    }
}
