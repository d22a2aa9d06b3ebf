package org.khural.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The directory that holds everything, readable by its owner alone and locked by one process. The
 * operating system gives the lock back when the process dies, however it dies; a child process does
 * not inherit it.
 */
final class DataDir implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;

    private DataDir(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * @throws CannotStart {@code data_dir.in_use} or {@code data_dir.not_writable}
     */
    static DataDir lock(Path dir) {
        Path path = dir.toAbsolutePath().normalize();
        FileChannel channel = null;
        try {
            Files.createDirectories(path);
            ownerOnly(path, "rwx------");
            Path file = path.resolve("khural.lock");
            channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            ownerOnly(file, "rw-------");
            if (tryLock(channel) == null) {
                throw inUse(path, holder(channel));
            }
            channel.truncate(0);
            channel.write(ascii(Long.toString(ProcessHandle.current().pid())), 0);
            return new DataDir(path, channel);
        } catch (IOException e) {
            close(channel);
            throw notWritable(path, e);
        } catch (CannotStart e) {
            close(channel);
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    CannotStart notWritable(IOException e) {
        return notWritable(path, e);
    }

    private static CannotStart notWritable(Path path, IOException e) {
        String kind = e.getClass().getSimpleName().replace("Exception", "");
        String reason = e.getMessage() == null ? kind : kind + ", " + e.getMessage();
        return new CannotStart(
                "data_dir.not_writable",
                "The data directory " + path + " cannot be used: " + reason + ".",
                e);
    }

    private static CannotStart inUse(Path path, String holder) {
        return new CannotStart(
                "data_dir.in_use",
                "The data directory "
                        + path
                        + " is in use by another Khural (process "
                        + holder
                        + "). Stop that one, or give this one a directory of its own.");
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(20);
        channel.read(text, 0);
        String pid = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
        return pid.isEmpty() ? "unknown" : pid;
    }

    Path path() {
        return path;
    }

    /** A directory inside, made if need be, for the owner alone. */
    Path subdirectory(String name) throws IOException {
        Path sub = Files.createDirectories(path.resolve(name));
        ownerOnly(sub, "rwx------");
        return sub;
    }

    /** Replaces a file as a whole: a reader, or a crash, sees the old text or the new one. */
    static void write(Path file, byte[] content, String permissions) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh);
        ownerOnly(fresh, permissions);
        Files.write(fresh, content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void ownerOnly(Path path, String permissions) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void close(@Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // The lock goes with the process then.
            }
        }
    }

    @Override
    public void close() {
        close(channel);
    }
}
