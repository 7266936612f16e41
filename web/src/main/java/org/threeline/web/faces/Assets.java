package org.threeline.web.faces;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The fixed files of every page: style sheets and the script. */
@Named("assets")
@ApplicationScoped
public class Assets {
    private static final List<String> FILES = List.of(
            "/assets/tokens.css",
            "/assets/threeline.css",
            "/assets/threeline.js",
            "/assets/search.js",
            "/assets/desk.css",
            "/assets/desk.js",
            "/assets/bell.js",
            "/assets/admin.js");

    @Inject
    ServletContext application;

    private String revision;

    @PostConstruct
    void digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : FILES) {
                try (var content = application.getResourceAsStream(file)) {
                    digest.update(content.readAllBytes());
                }
            }
            revision = HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Changes when any of the files does; part of their addresses, so that a browser never shows an old one. */
    public String revision() {
        return revision;
    }
}
