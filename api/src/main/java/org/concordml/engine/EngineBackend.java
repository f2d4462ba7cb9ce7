package org.concordml.engine;

import java.util.Optional;
import java.util.OptionalLong;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;

/**
 * One way of doing the arithmetic, found with {@link java.util.ServiceLoader}: it scores rows with
 * weights that were learnt, and if it is a {@link TrainingBackend} it learns them too. Making one
 * is cheap and never throws; nothing native is loaded before {@link #availability} or {@link
 * #score}.
 *
 * <p>Safe for use by several threads, and so are several backends of one engine: each thread opens
 * sessions of its own, and each session gives the numbers that it gives alone. How much of the work
 * of several sessions is done at the same time is the engine's business: {@code java}, {@code
 * pytorch} and {@code onnxruntime} compute side by side, {@code mxnet} one operation after the
 * other.
 */
public interface EngineBackend {

  /**
   * @return the name users type: {@code java}, {@code pytorch}, {@code mxnet}, {@code onnxruntime}
   */
  String id();

  /**
   * Loads the engine if it is not loaded yet and says what it found. Never throws; an answer does
   * not change within a process.
   *
   * @return version, devices and library, or why it cannot be used
   */
  EngineAvailability availability();

  /**
   * Loads the engine or says why it cannot be.
   *
   * @return what was found
   * @throws EngineUnavailableException if it cannot be used
   */
  default EngineAvailability.Available required() {
    EngineAvailability found = availability();
    if (found instanceof EngineAvailability.Unavailable missing) {
      throw EngineUnavailableException.of(id(), missing);
    }
    return (EngineAvailability.Available) found;
  }

  /**
   * Whether it can score with a network; asked before it does.
   *
   * @param network what to compute
   * @return what it lacks, as the end of a sentence that starts with "cannot do"; empty if it lacks
   *     nothing
   */
  default Optional<String> refusal(NetworkSpec network) {
    return Optional.empty();
  }

  /**
   * Starts a session that scores rows with weights that stay as they are: no loss and no optimizer.
   *
   * @param network what to compute
   * @param weights of the network
   * @param device where, which must be one that {@link #availability} lists, and with how many
   *     threads
   * @return the session, to be closed by the caller
   * @throws EngineUnavailableException if the engine cannot be loaded
   */
  ScoringSession score(NetworkSpec network, Weights weights, DeviceChoice device);

  /**
   * Asks a device how much of its own memory is in use now, by this process and by all others: a
   * driver tells no less.
   *
   * @param device one that {@link #availability} lists
   * @return bytes; empty on the CPU, and where the device does not tell
   */
  default OptionalLong deviceMemoryInUse(DeviceChoice device) {
    return OptionalLong.empty();
  }
}
