package org.threeline.desk.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.threeline.kernel.Setting;

/** Certificates of a company's own authority, trusted for mail beside those Java trusts. */
final class TrustedCertificates {
    private TrustedCertificates() {}

    /** Empty where only Java's own are trusted. */
    static Optional<SSLSocketFactory> sockets() {
        var file = Setting.MAIL_CERTIFICATES.text();
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (var authority : authorities(null)) {
                store.setCertificateEntry("java " + authority.getSerialNumber() + store.size(), authority);
            }
            try (var bytes = Files.newInputStream(Path.of(file))) {
                for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(bytes)) {
                    store.setCertificateEntry("own " + store.size(), certificate);
                }
            }
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers(store), null);
            return Optional.of(context.getSocketFactory());
        } catch (GeneralSecurityException | IOException unreadable) {
            throw new IllegalStateException(
                    Setting.MAIL_CERTIFICATES.variable() + " names no file with certificates: " + file, unreadable);
        }
    }

    private static X509Certificate[] authorities(KeyStore store) throws GeneralSecurityException {
        return Arrays.stream(managers(store))
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()))
                .toArray(X509Certificate[]::new);
    }

    private static TrustManager[] managers(KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
