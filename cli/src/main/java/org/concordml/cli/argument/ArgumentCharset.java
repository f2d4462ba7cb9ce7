package org.concordml.cli.argument;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The charset that Java read the command line with, which is the locale's. What it could not read
 * it replaced; an argument with such a gap names another file or another label than was meant.
 *
 * <p>The launcher sees to UTF-8 where the locale has ASCII only; this is for a Java virtual machine
 * that was started without it, and for names that are in no charset of this machine.
 *
 * @param charset of arguments and file names
 */
public record ArgumentCharset(Charset charset) {

  private static final char REPLACEMENT = '\uFFFD';

  /** The one this process was started with. */
  public static ArgumentCharset ofProcess() {
    return new ArgumentCharset(
        Charset.forName(System.getProperty("sun.jnu.encoding", StandardCharsets.UTF_8.name())));
  }

  /** Has every option and parameter of a command, and of those below it, checked. */
  public void check(CommandLine command) {
    command
        .registerConverter(String.class, new Texts(this))
        .registerConverter(Path.class, new Paths(this));
  }

  // Classes and not lambdas, for the start-up archive's sake: see Numbers.

  private record Texts(ArgumentCharset charset) implements ITypeConverter<String> {
    @Override
    public String convert(String argument) {
      return charset.text(argument);
    }
  }

  private record Paths(ArgumentCharset charset) implements ITypeConverter<Path> {
    @Override
    public Path convert(String argument) {
      return charset.path(argument);
    }
  }

  /**
   * @throws TypeConversionException if the locale's charset could not hold the argument; in UTF-8
   *     everything is taken, a table's own names may hold U+FFFD
   */
  String text(String argument) {
    if (!isUtf8() && argument.indexOf(REPLACEMENT) >= 0) {
      throw unreadable(argument);
    }
    return argument;
  }

  /**
   * @throws TypeConversionException if no file can have that name, or its bytes are not in the
   *     locale's charset
   */
  Path path(String argument) {
    Path path;
    try {
      path = Path.of(text(argument));
    } catch (InvalidPathException invalid) {
      if (!isUtf8() && !charset.newEncoder().canEncode(argument)) {
        throw unreadable(argument);
      }
      throw new TypeConversionException(
          "a path must be possible on this system, found '"
              + argument
              + "' ("
              + invalid.getReason()
              + ")");
    }
    if (argument.indexOf(REPLACEMENT) >= 0 && !Files.exists(path)) {
      throw new TypeConversionException(
          "a name must be in the locale's charset, which is UTF-8, found '"
              + argument
              + "' with bytes that are not. Rename the file, or set LC_ALL to a locale of its"
              + " charset");
    }
    return path;
  }

  private boolean isUtf8() {
    return charset.equals(StandardCharsets.UTF_8);
  }

  private TypeConversionException unreadable(String argument) {
    return new TypeConversionException(
        "the locale's charset must hold all its characters, found "
            + charset.name()
            + " for '"
            + argument
            + "'. Set LC_ALL=C.UTF-8");
  }
}
