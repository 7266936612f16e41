package org.threeline.it;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ejb.ApplicationException;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shape of the code, which no single class shows and every change could lose. */
class ArchitectureTest {
    private static final List<String> MODULES = List.of("catalog", "ejb", "web");

    /**
     * What else may speak to the database: plural nouns that do not end in s, readings for one screen, and the three that
     * open a new desk. The list is to shrink.
     */
    private static final Set<String> ALSO_STORED = Set.of(
            "People",
            "Catalogue",
            "TicketQueue",
            "TicketReading",
            "ServiceDemand",
            "DemoCompany",
            "FirstAdministrator",
            "IdentityGate");

    private static JavaClasses application;

    @BeforeAll
    static void readTheApplication() {
        application = new ClassFileImporter()
                .importPaths(MODULES.stream()
                        .map(module -> Build.project().resolve(module).resolve("target/classes"))
                        .toList());
    }

    @Test
    void modulesPointOneWay() {
        noClasses()
                .that()
                .resideInAPackage("org.threeline.kernel..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.threeline.catalog..", "org.threeline.desk..", "org.threeline.web..")
                .check(application);
        noClasses()
                .that()
                .resideInAPackage("org.threeline.catalog..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.threeline.desk..", "org.threeline.web..")
                .check(application);
        noClasses()
                .that()
                .resideInAPackage("org.threeline.desk..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.threeline.web..")
                .check(application);
    }

    @Test
    void featuresDoNotGoRoundInCircles() {
        for (var module : List.of("catalog", "desk", "web")) {
            slices().matching("org.threeline." + module + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .check(application);
        }
    }

    @Test
    void aTicketKnowsNothingOfWhatFollowsFromIt() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.threeline.desk.ticket..", "org.threeline.desk.clock..", "org.threeline.desk.identity..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.threeline.desk.escalation..",
                        "org.threeline.desk.notify..",
                        "org.threeline.desk.survey..",
                        "org.threeline.desk.report..",
                        "org.threeline.desk.chat..")
                .check(application);
    }

    @Test
    void onlyTheKernelReadsTheSystemClock() {
        noClasses()
                .that(are(not(describe(
                        "org.threeline.kernel.Time", type -> type.getName().equals("org.threeline.kernel.Time")))))
                .should()
                .callMethodWhere(describe("reads the system clock", ArchitectureTest::readsTheClock))
                .orShould()
                .callConstructor(Date.class)
                .check(application);
    }

    private static boolean readsTheClock(JavaCall<?> call) {
        var owner = call.getTargetOwner();
        var parameters = call.getTarget().getRawParameterTypes();
        if (call.getName().equals("now") && owner.getPackageName().startsWith("java.time")) {
            return parameters.isEmpty() || !parameters.get(0).isEquivalentTo(Clock.class);
        }
        return owner.isEquivalentTo(Clock.class) && call.getName().startsWith("system")
                || owner.isEquivalentTo(System.class) && call.getName().equals("currentTimeMillis");
    }

    @Test
    void entitiesChangeByVerbsOnly() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .and()
                .haveNameMatching("set[A-Z].*")
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .check(application);
        constructors()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .and(are(not(describe("woven", constructor -> constructor.getRawParameterTypes().stream()
                        .anyMatch(type -> type.getPackageName().startsWith("org.eclipse.persistence"))))))
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .check(application);
    }

    @Test
    void namesSaySomething() {
        classes()
                .should()
                .haveSimpleNameNotEndingWith("Service")
                .andShould()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .andShould()
                .haveSimpleNameNotEndingWith("Util")
                .andShould()
                .haveSimpleNameNotEndingWith("Utils")
                .andShould()
                .haveSimpleNameNotEndingWith("Impl")
                .andShould()
                .haveSimpleNameNotEndingWith("Dto")
                .andShould()
                .haveSimpleNameNotEndingWith("Facade")
                .check(application);
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..model..", "..service..", "..dto..", "..impl..")
                .check(application);
    }

    @Test
    void pagesTouchNoEntityAndNoEntityManager() {
        noClasses()
                .that()
                .resideInAPackage("org.threeline.web..")
                .should()
                .dependOnClassesThat(describe("are entities", type -> type.isAnnotatedWith(Entity.class)))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(EntityManager.class)
                .check(application);
    }

    @Test
    void facesStaysInThePages() {
        noClasses()
                .that(are(
                        resideInAnyPackage("org.threeline.kernel..", "org.threeline.catalog..", "org.threeline.desk..")
                                .or(resideInAPackage("org.threeline.web.rest.."))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.faces..", "org.primefaces..", "org.omnifaces..")
                .check(application);
    }

    @Test
    void theEntityManagerStaysInPluralNouns() {
        classes()
                .that(dependOn(EntityManager.class))
                .should(be(describe("plural nouns", ArchitectureTest::isPluralNoun)))
                .allowEmptyShould(true)
                .check(application);
    }

    private static DescribedPredicate<JavaClass> dependOn(Class<?> type) {
        return describe("use " + type.getSimpleName(), user -> user.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(type)));
    }

    private static boolean isPluralNoun(JavaClass type) {
        var outermost = type.getName().replaceFirst(".*\\.", "").replaceFirst("\\$.*", "");
        return outermost.endsWith("s") || ALSO_STORED.contains(outermost);
    }

    @Test
    void everyPackageSaysWhatItAnswers() {
        var sources = Stream.of("catalog", "ejb", "web", "ear/it")
                .flatMap(module -> Stream.of("src/main/java", "src/test/java")
                        .map(folder -> Build.project().resolve(module).resolve(folder)))
                .filter(Files::isDirectory);
        var silent = sources.flatMap(ArchitectureTest::packages)
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                // A package of tests is described where its subject is.
                .filter(folder -> !Files.exists(
                        Path.of(folder.toString().replace("src/test/java", "src/main/java"), "package-info.java")))
                .map(folder -> Build.project().relativize(folder).toString())
                .toList();

        assertThat(silent).isEmpty();
    }

    private static Stream<Path> packages(Path sources) {
        return files(sources, path -> path.toString().endsWith(".java"))
                .map(Path::getParent)
                .distinct();
    }

    @Test
    void everyLanguageSaysTheSame() {
        var english = Stream.of("ejb", "web")
                .map(module -> Build.project().resolve(module).resolve("src/main/resources"))
                .flatMap(resources -> files(
                        resources,
                        path -> path.toString().endsWith(".properties")
                                && !path.toString().matches(".*_[a-z]{2}\\.properties")))
                .toList();

        assertThat(english).isNotEmpty();
        for (var bundle : english) {
            var russian = Path.of(bundle.toString().replace(".properties", "_ru.properties"));
            assertThat(keys(russian)).as("keys of %s", russian.getFileName()).isEqualTo(keys(bundle));
        }
    }

    private static Set<String> keys(Path bundle) {
        try (var reader = Files.newBufferedReader(bundle, StandardCharsets.UTF_8)) {
            var properties = new Properties();
            properties.load(reader);
            return properties.stringPropertyNames().stream()
                    // A sentence about a number has as many forms as its language needs.
                    .map(key -> key.replaceFirst("\\.(one|few|many|other)$", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyViewHasItsPage() {
        var webapp = Build.project().resolve("web/src/main/webapp");
        var alone = files(webapp, path -> path.toString().endsWith(".xhtml"))
                .map(webapp::relativize)
                .filter(view -> !view.startsWith("WEB-INF") && !view.startsWith("resources"))
                .filter(view -> !application.contain(pageOf(view)))
                .map(view -> view + " needs " + pageOf(view))
                .toList();

        assertThat(alone).isEmpty();
    }

    /** Payara looks for a bean's persistence unit in the module that is calling, unless the bean is an EJB. */
    @Test
    void otherModulesAskTheDatabaseThroughEjbs() {
        for (var module : List.of("org.threeline.catalog..", "org.threeline.desk..")) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(module)
                    .should()
                    .dependOnClassesThat(resideInAPackage(module)
                            .and(describe("hold an EntityManager", type -> type.getFields().stream()
                                    .anyMatch(field -> field.getRawType().isEquivalentTo(EntityManager.class))))
                            .and(not(describe(
                                    "are EJBs",
                                    type -> type.isAnnotatedWith(Stateless.class)
                                            || type.isAnnotatedWith(Singleton.class)))))
                    .check(application);
        }
    }

    /** Payara reads the annotation in the jar whose EJB throws only; for the others a descriptor has to say it. */
    @Test
    void refusalsOfTheKernelAreKnownToTheDesk() throws IOException {
        var descriptor = Files.readString(Build.project().resolve("ejb/src/main/resources/META-INF/ejb-jar.xml"));
        var named = Pattern.compile("<exception-class>(.*)</exception-class>")
                .matcher(descriptor)
                .results();

        assertThat(named.map(name -> name.group(1)))
                .containsExactlyInAnyOrderElementsOf(application.stream()
                        .filter(type -> type.getPackageName().startsWith("org.threeline.kernel"))
                        .filter(type -> type.isAnnotatedWith(ApplicationException.class))
                        .map(JavaClass::getName)
                        .toList());
    }

    private static String pageOf(Path view) {
        var name = Arrays.stream(
                        view.getFileName().toString().replace(".xhtml", "").split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        // The address spells the room as people do, the code as American English does.
        var area = view.getParent() == null
                ? ""
                : view.getParent()
                                .toString()
                                .replace('\\', '.')
                                .replace('/', '.')
                                .replaceFirst("^catalogue", "catalog") + ".";
        return "org.threeline.web." + area + name + "Page";
    }

    private static Stream<Path> files(Path folder, Predicate<Path> wanted) {
        try (var all = Files.walk(folder)) {
            return all.filter(wanted).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
