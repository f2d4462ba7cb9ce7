package org.concordml.engine.djl.natives;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a Unix file system says of a file itself, not of what a link leads to.
 *
 * @param owner number of the user it belongs to
 * @param mode its type and rights, as {@code stat} gives them
 * @param groupOfOwner whether its group is the owner's own, with nobody else in it
 */
record FileStatus(int owner, int mode, boolean groupOfOwner) {

  private static final int TYPE = 0170000;
  private static final int LINK = 0120000;
  private static final int FOLDER = 0040000;
  private static final int STICKY = 01000;
  private static final int GROUP_MAY_WRITE = 020;
  private static final int OTHERS_MAY_WRITE = 02;
  private static final int OTHERS_MAY_ENTER = 011;

  /** Asks for the status of a file. */
  @FunctionalInterface
  interface Source {
    /**
     * @param path absolute
     * @return its status
     * @throws java.nio.file.NoSuchFileException if there is none
     * @throws IOException if it may not be looked at
     */
    FileStatus of(Path path) throws IOException;
  }

  /** Whether files have owners and modes here; they have none on Windows. */
  static boolean isKnownHere() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
  }

  static FileStatus read(Path path) throws IOException {
    Map<String, Object> read =
        Files.readAttributes(path, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
    int mode = number(read, "mode");
    boolean asked = (mode & TYPE) != LINK && (mode & GROUP_MAY_WRITE) != 0;
    return new FileStatus(number(read, "uid"), mode, asked && ownerIsAloneInGroup(path));
  }

  private static int number(Map<String, Object> attributes, String name) {
    return (int) Objects.requireNonNull(attributes.get(name), name);
  }

  /**
   * Many systems give each user a group of the same name, and let it write whatever the user makes.
   * Members beside the user are seen where {@code /etc/group} tells them.
   */
  private static boolean ownerIsAloneInGroup(Path path) throws IOException {
    PosixFileAttributes read =
        Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    String owner = read.owner().getName();
    if (!owner.equals(read.group().getName())) {
      return false;
    }
    Path groups = Path.of("/etc/group");
    if (!Files.isReadable(groups)) {
      return true;
    }
    for (String line : Files.readAllLines(groups, StandardCharsets.ISO_8859_1)) {
      List<String> fields = Arrays.asList(line.split(":", -1));
      if (fields.size() == 4 && fields.get(0).equals(owner)) {
        return Arrays.stream(fields.get(3).split(",", -1))
            .allMatch(member -> member.isBlank() || member.equals(owner));
      }
    }
    return true;
  }

  boolean isLink() {
    return (mode & TYPE) == LINK;
  }

  boolean isFolder() {
    return (mode & TYPE) == FOLDER;
  }

  /** Whether only owners may remove or rename what lies in it, whoever may add to it. */
  boolean isSticky() {
    return isFolder() && (mode & STICKY) != 0;
  }

  boolean othersMayWrite() {
    return (mode & OTHERS_MAY_WRITE) != 0;
  }

  boolean foreignGroupMayWrite() {
    return (mode & GROUP_MAY_WRITE) != 0 && !groupOfOwner;
  }

  boolean othersMayEnter() {
    return (mode & OTHERS_MAY_ENTER) != 0;
  }
}
