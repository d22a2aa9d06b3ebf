package org.khural.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Zip files (APPNOTE 6.3), as few of their features as a bundle needs. Its directory and its
 * entries must agree, in one order and without a gap: else one program unpacks another agreement
 * than the next one checks.
 */
final class Zip {
    private static final int ENTRY = 0x04034b50;
    private static final int LISTED = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int ENTRY_BYTES = 30;
    private static final int LISTED_BYTES = 46;
    private static final int END_BYTES = 22;

    /** Sizes stand behind the entry instead of before it; other programs write so. */
    private static final int SIZES_FOLLOW = 1 << 3;

    /** It is encrypted, patched or has its directory encrypted. */
    private static final int STRANGE = 1 | 1 << 5 | 1 << 6 | 1 << 13;

    private static final int UTF_8 = 1 << 11;
    private static final int OTHER_NAME = 0x7075;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    /** 1 January 1980, the first day there is: the same files make the same bytes. */
    private static final int DAY = 1 << 5 | 1;

    private final ByteBuffer in;
    private final int most;
    private int left;

    private Zip(byte[] file, int mostBytes) {
        in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        most = mostBytes;
        left = mostBytes;
    }

    /** It is meant to be one. */
    static boolean isOne(byte[] file) {
        return file.length > 3
                && ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt() == ENTRY;
    }

    /** Not packed: most of it is packed already, and packers differ from one year to the next. */
    static byte[] write(SortedMap<String, byte[]> files) {
        var out = new ByteArrayOutputStream();
        var directory = new ByteArrayOutputStream();
        files.forEach(
                (name, bytes) -> {
                    directory.writeBytes(listed(name, bytes, out.size()));
                    out.writeBytes(entry(name, bytes));
                });
        int at = out.size();
        out.writeBytes(directory.toByteArray());
        out.writeBytes(
                little(END_BYTES)
                        .putInt(END)
                        .putInt(0)
                        .putShort((short) files.size())
                        .putShort((short) files.size())
                        .putInt(directory.size())
                        .putInt(at)
                        .putShort((short) 0)
                        .array());
        return out.toByteArray();
    }

    /**
     * @param mostBytes of all files together, unpacked
     */
    static SequencedMap<String, byte[]> read(byte[] file, int mostFiles, int mostBytes)
            throws NotABundle {
        try {
            return new Zip(file, mostBytes).files(mostFiles);
        } catch (IndexOutOfBoundsException | IllegalArgumentException | DataFormatException e) {
            throw new NotABundle("It is no zip file that can be read.");
        }
    }

    private SequencedMap<String, byte[]> files(int mostFiles)
            throws NotABundle, DataFormatException {
        int end = in.capacity() - END_BYTES;
        require(in.getInt(end) == END && in.getShort(end + 20) == 0, "Something follows its end.");
        int count = in.getShort(end + 10) & 0xffff;
        require(count == (in.getShort(end + 8) & 0xffff), "It has several parts.");
        require(count <= mostFiles, "There are more than " + mostFiles + " files in it.");
        var files = new LinkedHashMap<String, byte[]>();
        int directory = in.getInt(end + 16);
        int at = directory;
        int entry = 0;
        for (int i = 0; i < count; i++) {
            require(in.getInt(at) == LISTED, "Its directory can not be read.");
            require(in.getInt(at + 42) == entry, "Its directory tells of other files.");
            var name = name(at + LISTED_BYTES, in.getShort(at + 28));
            var bytes = new Entry(at, entry, name).bytes();
            require(files.put(name, bytes.content()) == null, name + " is in it twice.");
            entry = bytes.end();
            at += LISTED_BYTES + sum(at + 28, 3);
        }
        require(entry == directory && at == end, "There is more in it than its directory tells.");
        return files;
    }

    /** {@code end}: where the next one begins. */
    private record Unpacked(byte[] content, int end) {}

    /** One file, which is told of twice. */
    private final class Entry {
        private final int listed;
        private final int at;
        private final String name;

        Entry(int listed, int at, String name) {
            this.listed = listed;
            this.at = at;
            this.name = name;
        }

        Unpacked bytes() throws NotABundle, DataFormatException {
            require(in.getInt(at) == ENTRY, "Its directory tells of other files.");
            var own = name(at + ENTRY_BYTES, in.getShort(at + 26));
            require(name.equals(own), name + " has another name in the directory.");
            int extras = ENTRY_BYTES + (in.getShort(at + 26) & 0xffff);
            refuseOtherName(at + extras, in.getShort(at + 28) & 0xffff);
            int listedExtras = LISTED_BYTES + (in.getShort(listed + 28) & 0xffff);
            refuseOtherName(listed + listedExtras, in.getShort(listed + 30) & 0xffff);
            int flags = in.getShort(at + 6);
            require((flags & STRANGE) == 0, name + " is encrypted.");
            require(
                    in.getShort(at + 8) == in.getShort(listed + 10),
                    name + " is packed strangely.");
            int packed = in.getInt(listed + 20);
            int size = in.getInt(listed + 24);
            require(packed >= 0 && packed < in.capacity() && size >= 0, name + " is too large.");
            boolean follow = (flags & SIZES_FOLLOW) != 0;
            for (int i = 0; i < 12 && !follow; i += 4) {
                boolean isSame = in.getInt(at + 14 + i) == in.getInt(listed + 16 + i);
                require(isSame, name + " has another size in the directory.");
            }
            require(size <= left, "Unpacked it is larger than " + most / 1_000_000 + " MB.");
            left -= size;
            int start = at + ENTRY_BYTES + sum(at + 26, 2);
            var content = unpacked(slice(start, packed), in.getShort(at + 8), size);
            var sum = new CRC32();
            sum.update(content);
            require((int) sum.getValue() == in.getInt(listed + 16), name + " is damaged.");
            int end = start + packed;
            return new Unpacked(content, follow ? behindSizes(end) : end);
        }

        /** Some programs prefer this one (APPNOTE 4.6.9). */
        private void refuseOtherName(int from, int length) throws NotABundle {
            for (int i = from; i + 4 <= from + length; i += 4 + (in.getShort(i + 2) & 0xffff)) {
                require(in.getShort(i) != OTHER_NAME, name + " has another name too.");
            }
        }

        private byte[] unpacked(byte[] packed, int method, int size)
                throws NotABundle, DataFormatException {
            if (method == STORED) {
                require(packed.length == size, name + " is damaged.");
                return packed;
            }
            require(method == DEFLATED, name + " is packed strangely.");
            try (var inflater = new Inflater(true)) {
                inflater.setInput(packed);
                // One byte more: what goes on behind its size must not pass for whole.
                var content = new byte[size + 1];
                int length = inflater.inflate(content);
                boolean isWhole =
                        length == size && inflater.finished() && inflater.getRemaining() == 0;
                require(isWhole, name + " is damaged.");
                return Arrays.copyOf(content, size);
            }
        }

        /** With a mark before them or without one (APPNOTE 4.3.9). */
        private int behindSizes(int end) {
            return end + (in.getInt(end) == 0x08074b50 ? 16 : 12);
        }
    }

    private byte[] slice(int from, int length) {
        var bytes = new byte[length];
        in.get(from, bytes);
        return bytes;
    }

    private String name(int from, int length) {
        return new String(slice(from, length & 0xffff), StandardCharsets.UTF_8);
    }

    /** Of lengths that stand behind each other. */
    private int sum(int from, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) sum += in.getShort(from + 2 * i) & 0xffff;
        return sum;
    }

    private static void require(boolean holds, String problem) throws NotABundle {
        if (!holds) throw new NotABundle(problem);
    }

    private static byte[] entry(String name, byte[] bytes) {
        var encoded = name.getBytes(StandardCharsets.UTF_8);
        return common(little(ENTRY_BYTES + encoded.length + bytes.length).putInt(ENTRY), bytes)
                .putShort((short) encoded.length)
                .putShort((short) 0)
                .put(encoded)
                .put(bytes)
                .array();
    }

    private static byte[] listed(String name, byte[] bytes, int at) {
        var encoded = name.getBytes(StandardCharsets.UTF_8);
        var start = little(LISTED_BYTES + encoded.length).putInt(LISTED).putShort((short) 20);
        return common(start, bytes)
                .putShort((short) encoded.length)
                .putLong(0)
                .putInt(0)
                .putInt(at)
                .put(encoded)
                .array();
    }

    /** What both say: version, flags, method, time, sum and sizes. */
    private static ByteBuffer common(ByteBuffer out, byte[] bytes) {
        var sum = new CRC32();
        sum.update(bytes);
        return out.putShort((short) 20)
                .putShort((short) UTF_8)
                .putShort((short) STORED)
                .putShort((short) 0)
                .putShort((short) DAY)
                .putInt((int) sum.getValue())
                .putInt(bytes.length)
                .putInt(bytes.length);
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
