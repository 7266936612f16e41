package org.threeline.web.files;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.threeline.desk.attachment.AttachedFile;

/**
 * What is told with the bytes of an attached file. They came from anybody, so a browser is told to save and not to show
 * them, not to guess what they are, and to let them do nothing should it show them all the same.
 */
public final class FileHeaders {
    private static final String OCTETS = "application/octet-stream";

    /** Kinds a browser would run or lay out; where it is told the kind, it is told another one. */
    private static final Set<String> ACTIVE = Set.of(
            "text/html",
            "text/xml",
            "text/javascript",
            "text/css",
            "application/xml",
            "application/xhtml+xml",
            "application/javascript",
            "application/xslt+xml",
            "application/x-shockwave-flash",
            "application/pdf",
            "image/svg+xml",
            "multipart/related",
            "message/rfc822");

    private FileHeaders() {}

    /** For a file that is saved. */
    public static Map<String, String> saved(AttachedFile file) {
        var headers = common(file);
        headers.put("Content-Type", ACTIVE.contains(file.mediaType()) ? OCTETS : file.mediaType());
        headers.put("Content-Disposition", disposition("attachment", file.name()));
        return headers;
    }

    /** For a picture a page shows; only for a file that {@link AttachedFile#isImage is one}. */
    public static Map<String, String> shown(AttachedFile file) {
        var headers = common(file);
        headers.put("Content-Type", file.mediaType());
        headers.put("Content-Disposition", disposition("inline", file.name()));
        return headers;
    }

    /** For the small JPEG of a picture. */
    public static Map<String, String> previewed(AttachedFile file) {
        var headers = shown(file);
        headers.put("Content-Type", "image/jpeg");
        return headers;
    }

    private static Map<String, String> common(AttachedFile file) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'");
        headers.put("X-Content-Type-Options", "nosniff");
        // It may be kept, but whether it may still be seen is asked each time.
        headers.put("Cache-Control", "private, no-cache");
        headers.put("ETag", tag(file));
        return headers;
    }

    /** What changes when the bytes do. */
    public static String tag(AttachedFile file) {
        return '"' + file.sha256() + '"';
    }

    /** Whether the caller has these bytes already; by what the header If-None-Match says, possibly null. */
    public static boolean isKnown(AttachedFile file, String ifNoneMatch) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(","))
                        .map(tag -> tag.strip().replaceFirst("^W/", ""))
                        .anyMatch(tag -> tag.equals("*") || tag.equals(tag(file)));
    }

    /** As RFC 6266 has it: plain letters for those who know no others, and the name itself. */
    static String disposition(String kind, String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9 ._()\\[\\]+,=@-]", "_");
        var encoded = new StringBuilder();
        for (var octet : name.getBytes(StandardCharsets.UTF_8)) {
            var c = (char) (octet & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || "!#$&+-.^_`|~".indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(String.format("%02X", octet & 0xff));
            }
        }
        return kind + "; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }
}
