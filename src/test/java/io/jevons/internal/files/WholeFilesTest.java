package io.jevons.internal.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.jevons.internal.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WholeFilesTest {
    @TempDir
    private Path folder;

    private static List<String> entries(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void makesTheFoldersAboveAFile() throws IOException {
        Path file = folder.resolve("a/b/c.txt");
        WholeFiles.write(file, out -> out.write("größer"));
        assertEquals("größer", Files.readString(file));
        assertEquals(List.of("c.txt"), entries(file.getParent()));
    }

    /** An archive has no locks and no moves at one stroke; a draft in it was made again and again, without end. */
    @Test
    void whatIsNotOnDiskIsRefusedAndNothingIsLeft() throws IOException {
        Path zip = folder.resolve("z.zip");
        try (FileSystem archive =
                FileSystems.newFileSystem(URI.create("jar:" + zip.toUri()), Map.of("create", "true"))) {
            Path file = archive.getPath("/a/p.csv");
            List<Executable> writers = List.of(
                    () -> WholeFiles.write(file, out -> out.write("x")),
                    () -> WholeFiles.write(file, out -> out.write("x"), (name, hash) -> "{}"),
                    () -> WholeFiles.writeBytes(file, new byte[1]),
                    () -> WholeFiles.requireWritable(file));
            for (Executable writer : writers) {
                assertEquals(
                        "cannot write /a/p.csv: it is in a file system of its own (jar), must be on disk"
                                + "\nMaybe write it to a folder and copy it from there",
                        assertThrows(UncheckedIOException.class, writer).getMessage());
            }
            for (Executable writer : List.<Executable>of(
                    () -> WholeFiles.writeFolder(archive.getPath("/a"), filling("b.txt", "x")),
                    () -> WholeFiles.requireWritableFolder(archive.getPath("/a")))) {
                String message =
                        assertThrows(UncheckedIOException.class, writer).getMessage();
                assertTrue(message.startsWith("cannot write into /a: it is in a file system of its own"), message);
            }
            assertFalse(Files.exists(archive.getPath("/a")));
        }
        assertEquals(List.of("z.zip"), entries(folder));
    }

    @Test
    void aFailureLeavesTheOldFileAndNoDraft() throws IOException {
        Path file = folder.resolve("c.txt");
        Files.writeString(file, "old");
        UncheckedIOException e = assertThrows(
                UncheckedIOException.class,
                () -> WholeFiles.write(file, out -> {
                    out.write("half");
                    throw new IOException("disk full");
                }));
        assertTrue(e.getMessage().contains("c.txt") && e.getMessage().contains("disk full"), e.getMessage());
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("c.txt"), entries(folder));
    }

    @Test
    void aFailureInTheMiddleOfTheTextLeavesNothing() throws IOException {
        assertThrows(
                IllegalStateException.class,
                () -> WholeFiles.write(folder.resolve("new.txt"), out -> {
                    out.write("half");
                    throw new IllegalStateException("no renderer");
                }));
        assertEquals(List.of(), entries(folder));
    }

    private static WholeFiles.Filling filling(String... namesAndTexts) {
        return made -> {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                made.bytes(namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Nested
    @DisabledOnOs(OS.WINDOWS)
    class AsOthersWrite {
        @Test
        void newFilesAndFoldersHaveThePermissionsOfAPlainWrite() throws IOException {
            Path plain = Files.writeString(folder.resolve("plain.txt"), "x");
            Path plainFolder = Files.createDirectory(folder.resolve("plain"));
            WholeFiles.write(folder.resolve("p.csv"), out -> out.write("x"), (name, hash) -> name);
            WholeFiles.writeFolder(folder.resolve("made"), filling("a.txt", "a"));
            assertEquals(permissions(plain), permissions(folder.resolve("p.csv")));
            assertEquals(permissions(plain), permissions(folder.resolve("p.csv.manifest.json")));
            assertEquals(permissions(plain), permissions(folder.resolve("made/a.txt")));
            assertEquals(permissions(plainFolder), permissions(folder.resolve("made")));
        }

        @Test
        void aFileThatIsThereKeepsItsPermissions() throws IOException {
            Path file = Files.writeString(folder.resolve("p.csv"), "old");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r-x"));
            WholeFiles.write(file, out -> out.write("new"));
            assertEquals("new", Files.readString(file));
            assertEquals("rw-rw-r-x", permissions(file));
        }

        @Test
        void aFolderThatIsThereKeepsItsPermissions() throws IOException {
            Path made = folder.resolve("made");
            WholeFiles.writeFolder(made, filling("a.txt", "a"));
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxrwx---"));
            Files.setPosixFilePermissions(made.resolve("a.txt"), PosixFilePermissions.fromString("rw-rw----"));
            WholeFiles.writeFolder(made, filling("a.txt", "b"));
            assertEquals("rwxrwx---", permissions(made));
            assertEquals("rw-rw----", permissions(made.resolve("a.txt")));
        }

        @Test
        void aLinkIsFollowedEvenToWhereNothingIs() throws IOException {
            Path away = Files.createDirectory(folder.resolve("away"));
            for (String name : List.of("there.csv", "not-there.csv")) {
                Path link = Files.createSymbolicLink(folder.resolve(name), Path.of("away", name));
                if (name.equals("there.csv")) {
                    Files.writeString(away.resolve(name), "old");
                }
                WholeFiles.write(link, out -> out.write("new"), (file, hash) -> file + " " + hash);
                assertTrue(Files.isSymbolicLink(link));
                assertEquals("new", Files.readString(away.resolve(name)));
                assertEquals(name + " " + Sha256.of("new"), Files.readString(away.resolve(name + ".manifest.json")));
            }
            Path circle = folder.resolve("circle");
            Files.createSymbolicLink(circle, circle);
            assertThrows(UncheckedIOException.class, () -> WholeFiles.write(circle, out -> out.write("x")));
        }

        @Test
        void aLinkToAFolderIsFollowed() throws IOException {
            Path away = Files.createDirectory(folder.resolve("away"));
            Path link = Files.createSymbolicLink(folder.resolve("link"), away);
            WholeFiles.writeFolder(link, filling("a.txt", "a"));
            WholeFiles.write(link.resolve("b.txt"), out -> out.write("b"));
            assertTrue(Files.isSymbolicLink(link));
            assertEquals(List.of("a.txt", "b.txt", "files.sha256"), entries(away));
        }

        @Test
        void aPipeIsWrittenThrough() throws Exception {
            Path pipe = folder.resolve("pipe");
            assertEquals(
                    0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
            Process reader = new ProcessBuilder("cat", pipe.toString()).start();
            WholeFiles.write(pipe, out -> out.write("through"), (name, hash) -> hash);
            assertEquals("through", new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            assertEquals(List.of("pipe"), entries(folder));
            assertFalse(Files.isRegularFile(pipe));
            WholeFiles.write(Path.of("/dev/null"), out -> out.write("gone"));
            assertFalse(Files.isRegularFile(Path.of("/dev/null")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"pipe", "file"})
        void standardOutputIsWrittenThrough(String to) throws Exception {
            Path redirected = folder.resolve("out.txt");
            Process child = WritingProgram.start(to.equals("pipe") ? null : redirected, "write", "/dev/stdout", "1");
            String piped = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, child.waitFor());
            assertEquals("run 1\n", to.equals("pipe") ? piped : Files.readString(redirected));
        }
    }

    @Nested
    class WhatCannotBeWritten {
        private void refused(String reason, Executable check) {
            UncheckedIOException e = assertThrows(UncheckedIOException.class, check);
            assertTrue(e.getMessage().contains(reason), e.getMessage());
        }

        @Test
        void isFoundBeforeTheWorkWithTheReason() throws IOException {
            Path file = Files.writeString(folder.resolve("file"), "mine");
            refused("file is no folder", () -> WholeFiles.requireWritable(file.resolve("p.csv")));
            refused("file is no folder", () -> WholeFiles.requireWritableFolder(file));
            refused("file is no folder", () -> WholeFiles.requireWritableFolder(file.resolve("deep/er")));
            refused("it is a folder", () -> WholeFiles.requireWritable(folder));
            WholeFiles.requireWritable(folder.resolve("new/p.csv"));
            WholeFiles.requireWritableFolder(folder.resolve("new/folder"));
            assertEquals(List.of("file"), entries(folder));
        }

        @Test
        void isNotEvenBegun() throws IOException {
            Path file = Files.writeString(folder.resolve("file"), "mine");
            boolean[] begun = new boolean[1];
            refused("no folder", () -> WholeFiles.writeFolder(file, made -> begun[0] = true));
            refused("a folder", () -> WholeFiles.write(folder, out -> begun[0] = true));
            Files.createDirectory(folder.resolve("p.csv.manifest.json"));
            refused("a folder", () -> WholeFiles.write(folder.resolve("p.csv"), out -> begun[0] = true, (n, h) -> h));
            assertFalse(begun[0]);
        }

        @Test
        @DisabledOnOs(OS.WINDOWS)
        void isWhatItsOwnerProtected() throws IOException {
            Path locked = Files.createDirectory(folder.resolve("locked"));
            Path file = Files.writeString(locked.resolve("p.csv"), "old");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
            Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
            assumeFalse(Files.isWritable(file), "the superuser may write everything");
            refused("may not be written", () -> WholeFiles.requireWritable(file));
            refused("locked may not be written into", () -> WholeFiles.requireWritableFolder(locked.resolve("a")));
        }

        @Test
        void isAFolderWithAFileWhereAFolderMustGo() throws IOException {
            Path made = folder.resolve("made");
            WholeFiles.writeFolder(made, filling("a.txt", "old"));
            Files.writeString(made.resolve("charts"), "mine");
            refused("charts is no folder", () -> WholeFiles.writeFolder(made, filling("a.txt", "a", "charts/b", "b")));
            assertEquals("old", Files.readString(made.resolve("a.txt")));
            assertEquals("mine", Files.readString(made.resolve("charts")));
            assertEquals(List.of("made"), entries(folder));
        }

        @ParameterizedTest
        @ValueSource(strings = {"../a", "/tmp/jevons-a", "b/../../a", ".", "", "TWICE"})
        void isANameThatLeadsOutOrStandsTwice(String name) throws IOException {
            WholeFiles.Filling filling = made -> {
                made.bytes("twice", new byte[1]);
                made.bytes(name, new byte[1]);
            };
            assertThrows(
                    IllegalArgumentException.class, () -> WholeFiles.writeFolder(folder.resolve("in/made"), filling));
            assertEquals(List.of(), entries(folder.resolve("in")));
        }
    }

    @Nested
    class Folders {
        private Path made;

        @BeforeEach
        void place() {
            made = folder.resolve("made");
        }

        private void isWhole(String... names) throws IOException {
            List<String> all = new ArrayList<>(List.of(names));
            all.add("files.sha256");
            all.sort(null);
            assertEquals(all, entries(made));
            for (String line : Files.readAllLines(made.resolve("files.sha256"))) {
                assertEquals(line.substring(0, 64), Sha256.of(made.resolve(line.substring(66))));
            }
            assertEquals(List.of("made"), entries(folder));
        }

        @Test
        void loseWhatAnEarlierStudyWrote() throws IOException {
            WholeFiles.writeFolder(made, filling("old.csv", "old", "both.csv", "old", "charts/old.svg", "old"));
            isWhole("both.csv", "charts", "old.csv");
            WholeFiles.writeFolder(made, filling("both.csv", "new", "new.csv", "new"));
            isWhole("both.csv", "new.csv");
            assertEquals("new", Files.readString(made.resolve("both.csv")));
        }

        @Test
        void keepWhatIsOfOthersAndWhatOthersHaveChanged() throws IOException {
            WholeFiles.writeFolder(made, filling("old.csv", "old", "notes.csv", "old", "charts/old.svg", "old"));
            Files.writeString(made.resolve("mine.txt"), "mine");
            Files.writeString(made.resolve("charts/mine.txt"), "mine");
            Files.writeString(made.resolve("notes.csv"), "old, and my notes");
            WholeFiles.writeFolder(made, filling("new.csv", "new"));
            isWhole("charts", "mine.txt", "new.csv", "notes.csv");
            assertEquals(List.of("mine.txt"), entries(made.resolve("charts")));
            assertEquals("old, and my notes", Files.readString(made.resolve("notes.csv")));
        }

        @Test
        void doNotReplaceWhatIsOfOthers() throws IOException {
            Files.createDirectory(made);
            Files.writeString(made.resolve("manifest.json"), "mine");
            UncheckedIOException e = assertThrows(
                    UncheckedIOException.class,
                    () -> WholeFiles.writeFolder(made, filling("a.csv", "a", "manifest.json", "theirs")));
            assertTrue(e.getMessage().contains("manifest.json is there already"), e.getMessage());
            assertEquals(List.of("manifest.json"), entries(made));
            assertEquals("mine", Files.readString(made.resolve("manifest.json")));
        }

        @Test
        void neverDeleteWhatAForgedListNames() throws IOException {
            Path victim = Files.writeString(folder.resolve("victim"), "x");
            Path away = Files.createDirectory(folder.resolve("away"));
            Files.writeString(away.resolve("victim"), "x");
            Files.createDirectory(made);
            String hash = Sha256.of("x");
            Files.writeString(
                    made.resolve("files.sha256"),
                    hash + "  ../victim\n" + hash + "  " + victim + "\n" + hash + "  link/victim\n");
            WholeFiles.writeFolder(made, filling("a", "a"));
            assertTrue(Files.exists(victim));
            if (!System.getProperty("os.name").startsWith("Windows")) {
                Files.createSymbolicLink(made.resolve("link"), away);
                Files.writeString(made.resolve("files.sha256"), hash + "  link/victim\n");
                assertThrows(UncheckedIOException.class, () -> WholeFiles.writeFolder(made, filling("a", "a")));
                assertTrue(Files.exists(away.resolve("victim")));
            }
        }

        @Test
        void aFailureLeavesTheOldOne() throws IOException {
            WholeFiles.writeFolder(made, filling("a", "old"));
            assertThrows(
                    IllegalStateException.class,
                    () -> WholeFiles.writeFolder(made, files -> {
                        files.bytes("a", new byte[1]);
                        throw new IllegalStateException("no renderer");
                    }));
            isWhole("a");
            assertEquals("old", Files.readString(made.resolve("a")));
        }
    }

    /** With processes of their own, which are killed: a bounded number of them. */
    @Nested
    class Processes {
        @Test
        void twoThatWriteOneFileLeaveContentsAndManifestOfOne() throws Exception {
            Path file = folder.resolve("p.csv");
            List<Process> children = new ArrayList<>();
            for (int run = 1; run <= 2; run++) {
                children.add(WritingProgram.start(null, "pairs", file.toString(), Integer.toString(run)));
            }
            for (int i = 0; i < 200; i++) {
                WritingProgram.pair(file, 0);
            }
            for (Process child : children) {
                assertEquals(0, child.waitFor());
            }
            assertEquals(Sha256.of(file), Files.readString(folder.resolve("p.csv.manifest.json")));
            assertEquals(List.of("p.csv", "p.csv.manifest.json"), entries(folder));
        }

        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void aFolderOfAKilledOneIsWholeOrAbsent(boolean amongOthers) throws Exception {
            Path made = folder.resolve("made");
            for (int kill = 0; kill < 8; kill++) {
                if (amongOthers) {
                    Files.createDirectories(made);
                    Files.writeString(made.resolve("mine.txt"), "mine");
                }
                Process child = WritingProgram.start(null, "folders", made.toString(), "0");
                assertEquals('b', child.getInputStream().read());
                Thread.sleep(3 + 7L * kill);
                child.destroyForcibly().waitFor();
                if (amongOthers) {
                    assertEquals("mine", Files.readString(made.resolve("mine.txt")));
                }
                if (amongOthers ? Files.exists(made.resolve("files.sha256")) : Files.exists(made)) {
                    WritingProgram.requireOneRun(made);
                }
            }
            WritingProgram.writeFolder(made, 1);
            WritingProgram.requireOneRun(made);
            assertEquals(List.of("made"), entries(folder), "nothing of the killed is left");
        }

        @Test
        void draftsOfALivingOneStay() throws Exception {
            Process child =
                    WritingProgram.start(null, "hold", folder.resolve("p.csv").toString(), "7");
            assertEquals('b', child.getInputStream().read());
            WholeFiles.write(folder.resolve("other.csv"), out -> out.write("x"));
            child.getOutputStream().close();
            assertEquals(0, child.waitFor());
            assertEquals("run 7\n", Files.readString(folder.resolve("p.csv")));
            assertEquals(List.of("other.csv", "p.csv"), entries(folder));
        }
    }
}
