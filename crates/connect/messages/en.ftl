# The name of the one who stands for authors that are gone.
import-nobody = Deleted member
