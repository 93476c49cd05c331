package dev.parlance.standalone;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.core.SmartClassLoader;

/**
 * The part of this process' class path that a service has when it runs alone. Spring asks a class loader which
 * auto-configurations there are, and whether a class they depend on is present; through this one a service is not
 * configured by what its neighbours brought along. Every class is still defined once, by the application's loader.
 */
final class OwnClassPath extends ClassLoader implements SmartClassLoader {

    private final Set<String> jars;

    private OwnClassPath(ClassLoader all, Set<String> jars) {
        super("own-class-path", all);
        this.jars = jars;
    }

    /** As the build wrote it down for the service; where it did not, as in a development environment, everything. */
    static ClassLoader of(String service) {
        ClassLoader all = OwnClassPath.class.getClassLoader();
        try (var list = all.getResourceAsStream("META-INF/parlance/" + service + ".classpath")) {
            return list == null ? all : new OwnClassPath(all, names(service, list.readAllBytes()));
        } catch (IOException unreadable) {
            throw new IllegalStateException("The class path of " + service + " cannot be read", unreadable);
        }
    }

    private static Set<String> names(String service, byte[] list) {
        Set<String> names = Arrays.stream(new String(list, StandardCharsets.UTF_8).split("[:;]"))
                .map(OwnClassPath::artifact).collect(Collectors.toSet());
        names.add(service + "-service");
        return names;
    }

    /** The jar's name without its version, as one process has one version of each library. */
    private static String artifact(String path) {
        String file = path.strip().substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        return file.replaceFirst("-\\d.*\\.jar$", "").replaceFirst("\\.jar$", "");
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        Class<?> found = super.loadClass(name, resolve);
        if (isOwn(found)) {
            return found;
        }
        throw new ClassNotFoundException(name);
    }

    private boolean isOwn(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null || isOwn(source.getLocation().getPath());
    }

    /** Folders of classes are somebody's work in progress and everybody's; jars belong to those who list them. */
    private boolean isOwn(String location) {
        return !location.endsWith(".jar") || jars.contains(artifact(location));
    }

    @Override
    public @Nullable URL getResource(String name) {
        try {
            return own(name).stream().findFirst().orElse(null);
        } catch (IOException unreadable) {
            return null;
        }
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return Collections.enumeration(own(name));
    }

    private List<URL> own(String name) throws IOException {
        return Collections.list(getParent().getResources(name)).stream().filter(this::isOwn).toList();
    }

    private boolean isOwn(URL resource) {
        int end = resource.getPath().indexOf("!/");
        return end < 0 || isOwn(resource.getPath().substring(0, end));
    }

    /** Where generated classes are to be defined: beside the classes they extend. */
    @Override
    public ClassLoader getOriginalClassLoader() {
        return getParent();
    }
}
