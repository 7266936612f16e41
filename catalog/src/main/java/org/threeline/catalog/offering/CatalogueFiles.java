package org.threeline.catalog.offering;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where the catalogue's files are: a folder of the administrator's choice, or those that come with the application.
 * The folder is filled with the latter when it holds none.
 */
final class CatalogueFiles {
    /** Names the folder. */
    static final String VARIABLE = "THREELINE_CATALOGUE_DIR";

    private static final String BUILT_IN = "/catalogue/";
    private static final String INDEX = "files.txt";
    private static final int MOST_FILES = 2_000;

    private CatalogueFiles() {}

    /** The files of the folder, where one is configured, else the built-in ones. */
    static List<CatalogueSource> configured() {
        return folder().map(CatalogueFiles::in).orElseGet(CatalogueFiles::builtIn);
    }

    /** The folder of the administrator's choice; empty where the built-in files are used. */
    static Optional<Path> folder() {
        return Optional.ofNullable(System.getenv(VARIABLE))
                .filter(name -> !name.isBlank())
                .map(name -> Path.of(name.strip()));
    }

    /** The files that come with the application: a company to try things with, or to start from. */
    static List<CatalogueSource> builtIn() {
        return builtInNames().stream()
                .map(name -> new CatalogueSource(name, new String(resource(name), StandardCharsets.UTF_8)))
                .toList();
    }

    /** The files of a folder and the folders in it, by name; the built-in ones are copied there when there is none. */
    static List<CatalogueSource> in(Path folder) {
        try {
            if (!Files.isDirectory(folder) || yamlFiles(folder).isEmpty()) {
                fill(folder);
            }
            List<CatalogueSource> sources = new ArrayList<>();
            for (Path file : yamlFiles(folder)) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                // One character more than allowed is enough for the reader to refuse it.
                byte[] bytes;
                try (InputStream in = Files.newInputStream(file)) {
                    bytes = in.readNBytes(4 * YamlValue.LONGEST_FILE + 4);
                }
                sources.add(new CatalogueSource(name, new String(bytes, StandardCharsets.UTF_8)));
            }
            return sources;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The folder of " + VARIABLE + " cannot be used: " + folder, unreadable);
        }
    }

    private static List<Path> yamlFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
        }
    }

    /** Two nodes may fill one folder at once: each file appears whole, and both write the same. */
    private static void fill(Path folder) throws IOException {
        for (String name : builtInNames()) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            write(file, resource(name));
        }
    }

    /** Puts a file in its place whole: whoever reads meanwhile sees the old one or the new one. */
    static void write(Path file, byte[] content) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.write(unfinished, content);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    static List<String> builtInNames() {
        return new String(resource(INDEX), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static byte[] resource(String name) {
        try (InputStream in = CatalogueFiles.class.getResourceAsStream(BUILT_IN + name)) {
            if (in == null) {
                throw new IllegalStateException("The application comes without catalogue file " + name);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
