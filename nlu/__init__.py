"""The back of house: training data, Rasa components, and the channel that answers the front."""
