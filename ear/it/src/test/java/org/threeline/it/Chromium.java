package org.threeline.it;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The browser the tests drive: the one of this machine, else Playwright's own, else, where we may, the one Debian
 * installs. Without any the tests fail; they never go by unnoticed.
 */
final class Chromium {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe");

    private Chromium() {}

    static LaunchOptions options() {
        var options = new LaunchOptions().setArgs(arguments());
        var installed = onThisMachine();
        if (installed.isEmpty() && !playwrightBringsOne()) {
            installed = fromDebian();
            if (installed.isEmpty()) {
                throw new IllegalStateException(
                        "The browser tests need Chromium or Chrome on the path; Playwright could"
                                + " not download one, and none could be installed. On Debian: apt-get install chromium");
            }
        }
        installed.ifPresent(options::setExecutablePath);
        return options;
    }

    private static List<String> arguments() {
        var arguments = new ArrayList<>(List.of("--disable-dev-shm-usage"));
        if ("root".equals(System.getProperty("user.name"))) {
            arguments.add("--no-sandbox");
        }
        return arguments;
    }

    private static Optional<Path> onThisMachine() {
        var places = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        var usual = Stream.of(
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                        "C:/Program Files/Google/Chrome/Application/chrome.exe")
                .map(Path::of);
        return Stream.concat(places, usual).filter(Files::isExecutable).findFirst();
    }

    /** Downloads Chromium alone; left to itself Playwright would fetch three browsers. */
    private static boolean playwrightBringsOne() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return succeeds(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                "com.microsoft.playwright.CLI",
                "install",
                "chromium");
    }

    private static Optional<Path> fromDebian() {
        var mayInstall = "root".equals(System.getProperty("user.name"))
                && Files.isExecutable(Path.of("/usr/bin/apt-get"))
                && succeeds("apt-get", "update")
                && succeeds("apt-get", "install", "-y", "--no-install-recommends", "chromium");
        return mayInstall ? onThisMachine() : Optional.empty();
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
